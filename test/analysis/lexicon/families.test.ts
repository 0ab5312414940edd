import { describe, expect, test } from 'vitest'
import { familiesOf } from '../../../src/analysis/lexicon/families.ts'
import type { Place } from '../../../src/analysis/lexicon/readers/read-places.ts'
import { SYNONYM } from '../../../src/analysis/lexicon/readers/read-spellings.ts'

const place = (name: string, others: readonly string[], definite?: string): Place => ({
  name,
  others,
  derived: ['أردني'],
  definite,
})

describe('places', () => {
  test('of which a spelling has several words: from one word to them, and back to their head', () => {
    expect(familiesOf([place('ساحل', ['كوت ديفوار', 'ساحيل'])], [], [])).toEqual([
      { kind: 'place', spellings: ['ساحل', 'كوت ديفوار', 'ساحيل'], wanted: ['ساحل', 'كوت ديفوار'] },
    ])
  })

  test('whose head has several words: all of them, which no stem joins', () => {
    const spellings = ['ساحل العاج', 'كوت ديفوار', 'ساحيل']
    expect(familiesOf([place('ساحل العاج', ['كوت ديفوار', 'ساحيل'])], [], [])).toEqual([
      { kind: 'place', spellings, wanted: spellings },
    ])
  })

  test('with the article where the name is an ordinary word without', () => {
    const [family] = familiesOf([place('قدس', ['بيت المقدس'], 'القدس')], [], [])
    expect(family?.spellings).toEqual(['القدس', 'بيت المقدس'])
  })

  test.each([
    ['of one spelling', place('جزر القمر', [])],
    ['of single words, which the stemmer joins', place('أمريكا', ['أميركا'])],
  ])('none %s', (_, one) => expect(familiesOf([one], [], [])).toEqual([]))
})

describe('spellings', () => {
  test('of several words', () => {
    const spellings = ['إنستغرام', 'انستا غرام', 'إنستجرام']
    expect(familiesOf([], [{ kind: 'foreign-g', spellings }], [])).toEqual([
      { kind: 'spelling', spellings, wanted: ['إنستغرام', 'انستا غرام'] },
    ])
  })

  test('not of single words', () => {
    expect(familiesOf([], [{ kind: 'foreign-g', spellings: ['غوغل', 'جوجل'] }], [])).toEqual([])
  })

  test('synonyms are other words: each is looked for, though none has several', () => {
    const spellings = ['هاتف', 'جوال']
    expect(familiesOf([], [{ kind: SYNONYM, spellings }], [])).toEqual([
      { kind: 'synonym', spellings, wanted: spellings },
    ])
  })
})

test('centuries are looked for in words and digits, after the others', () => {
  const century = ['القرن التاسع عشر', 'القرن 19']
  const synonym = { kind: SYNONYM, spellings: ['هاتف', 'جوال'] }
  expect(familiesOf([place('قدس', ['بيت المقدس'])], [synonym], [century])).toMatchObject([
    { kind: 'place' },
    { kind: 'synonym' },
    { kind: 'century', spellings: century, wanted: century },
  ])
})
