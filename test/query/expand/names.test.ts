import { describe, expect, it } from 'vitest'
import { shippedLanguage } from '../../../src/analysis/language.ts'
import { foldLetters } from '../../../src/analysis/spelling/fold-letters.ts'
import { spellName } from '../../../src/query/expand/spell-name.ts'
import { interpret, variantsOf } from './support/understand.ts'

it.each([
  ['joined', 'عبدالله', 'عبدالله OR "عبد الله"'],
  ['split', 'عبد الله', '"عبد الله" OR عبدالله'],
  ['among other words', 'الملك عبدالله الثاني', 'الملك AND (عبدالله OR "عبد الله") AND الثاني'],
  ['in a phrase', '"الملك عبد الله الثاني"', '"الملك [عبد الله|عبدالله] الثاني"'],
  ['in a field', 'title:عبدالله', 'title:(عبدالله OR "عبد الله")'],
  ['with a particle', 'لعبدالله', 'لعبدالله OR "عبد الله" OR عبدالله'],
  ['with two particles', 'ولعبد الرحمن', '"ولعبد الرحمن" OR "عبد الرحمن" OR عبدالرحمن'],
  ['X Allah', 'حسن نصر الله', 'حسن AND ("نصر الله" OR نصرالله)'],
  ['X al-Din', 'صلاحالدين', 'صلاحالدين OR "صلاح الدين"'],
  ['hamza dropped', 'ابوبكر', 'ابوبكر OR "أبو بكر" OR "أبي بكر" OR أبيبكر OR "أبا بكر" OR أبابكر'],
  ['a case', 'بأبي ذر', '"بأبي ذر" OR "أبو ذر" OR أبوذر OR "أبي ذر" OR أبيذر OR "أبا ذر" OR أباذر'],
  ['son', 'ابن سينا', '"ابن سينا" OR "بن سينا" OR بنسينا OR ابنسينا'],
  ['sons', 'بني أمية', '"بني أمية" OR "بنو أمية" OR بنوأمية OR بنيأمية'],
  ['possessor', 'ذو القرنين', '"ذو القرنين" OR ذوالقرنين OR "ذي القرنين" OR ذيالقرنين OR "ذا القرنين" OR ذاالقرنين'],
  ['mother', 'أمكلثوم', 'أمكلثوم OR "أم كلثوم"'],
  ['unlisted servant', 'عبدالوحيد', 'عبدالوحيد OR "عبد الوحيد"'],
  ['unlisted father', 'أبو رياض', '"أبو رياض" OR أبورياض OR "أبي رياض" OR أبيرياض OR "أبا رياض" OR أبارياض'],
  [
    'unlisted father, joined',
    'لأبوجندح',
    'لأبوجندح OR "أبو جندح" OR أبوجندح OR "أبي جندح" OR أبيجندح OR "أبا جندح" OR أباجندح',
  ],
  ['words that say the same apart', 'رحمة الله', '(رحمة AND الله) OR رحمةالله'],
  ['but not in a phrase', '"رحمة الله"', '"[رحمة الله|رحمةالله]"'],
  ['nor joined', 'رحمةالله', 'رحمةالله OR "رحمة الله"'],
])('%s: %s', (_, query, interpreted) => expect(interpret(query)).toBe(interpreted))

it('knows the longest name: three words with any of their spaces', () => {
  const spellings = ['بن عبد الله', 'بن عبدالله', 'بنعبد الله', 'بنعبدالله', 'ابن عبد الله', 'ابنعبدالله']
  expect([...variantsOf('بن عبد الله').keys()]).toEqual(expect.arrayContaining(spellings))
  expect([...variantsOf('بنعبد الله').keys()]).toEqual(expect.arrayContaining(spellings))
})

describe('no name', () => {
  it.each([
    ['the first part alone', 'عبد'],
    ['a family name is never joined', 'آل سعود'],
    ['Benghazi', 'بن غازي'],
    ['Abiy Ahmed', 'أبي أحمد'],
    ['so neither', 'أبو أحمد'],
    ['my father and a word', 'أبي مريض'],
    ['doors', 'أبوابها'],
    ['his parents', 'أبويه'],
    ['new milk', 'لبن جديد'],
    ['a servant', 'عبد صالح'],
    ['the letters of a name, parted elsewhere', 'نصرا لله'],
    ['with the article', 'العبد الصالح'],
  ])('%s: %s', (_, query) => expect(interpret(query)).toBe(query.replaceAll(' ', ' AND ')))

  it.each(['حلال أم حرام', 'قبيح أم جميل'])('in a question of "or": %s', (query) => {
    expect(interpret(query)).toMatch(/\(أم AND /)
    expect(interpret(query)).not.toMatch(/"أم/)
  })
})

describe('the whole list', () => {
  const names = shippedLanguage()
    .lexicon.inQueries.names()
    .filter(({ kind }) => kind !== 'family')

  it('is found from each spelling of a name in each other', () => {
    const missing = names.flatMap((name) => {
      const spellings = spellName(name)
      const quoted = true
      return spellings.flatMap((typed) => {
        const folded = new Set([...variantsOf(typed, { quoted }).keys()].map(foldLetters))
        return spellings.filter((other) => !folded.has(foldLetters(other))).map((other) => `${typed} → ${other}`)
      })
    })
    expect(names.length).toBeGreaterThan(500)
    expect(missing).toEqual([])
  })
})
