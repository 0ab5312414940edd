import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldStem, SEATED_HAMZA } from '../../../src/analysis/spelling/fold-stem.ts'
import { readSpelling } from '../../../src/analysis/spelling/read-spelling.ts'
import { arbitraryText } from '../support/arbitrary-text.ts'

describe('one letter for hamza, on whatever seat', () => {
  test.each([
    ['مسؤول', 'مسءول'],
    ['مسئول', 'مسءول'],
    ['رأس', 'رءس'],
    ['قراءة', 'قراءه'],
    ['قرائة', 'قراءه'],
    ['جزء', 'جزء'],
    ['مبدأ', 'مبدء'],
    ['قرآن', 'قرءان'],
    ['قرءان', 'قرءان'],
    ['مرآة', 'مرءاه'],
  ])('inside and at the end: %s is %s', (word, stem) => expect(foldStem(word)).toBe(stem))

  test.each([
    ['أحمد', 'احمد'],
    ['إسلام', 'اسلام'],
    ['آسيا', 'اسيا'],
  ])('not at the beginning: %s is %s', (word, stem) => expect(foldStem(word)).toBe(stem))

  test.each(['شيء', 'شئ', 'شىء', 'شي'])('none at the end after a yeh: %s', (word) => expect(foldStem(word)).toBe('شي'))

  test.each(['قارئ', 'قاريء', 'قارىء'])('which is the seat of some: %s', (word) => expect(foldStem(word)).toBe('قاري'))

  test.each([
    ['شيئا', 'شيءا'],
    ['هيئة', 'هيءه'],
    ['رئيس', 'رءيس'],
    ['دفء', 'دفء'],
    ['سماء', 'سماء'],
  ])('but inside, and after other letters: %s is %s', (word, stem) => expect(foldStem(word)).toBe(stem))

  test.each([
    ['راس', 'رأس'],
    ['جز', 'جزء'],
    ['سال', 'سأل'],
    ['دعا', 'دعاء'],
  ])('%s and %s stay apart', (one, other) => expect(foldStem(one)).not.toBe(foldStem(other)))
})

test.each([
  ['رأس', true],
  ['قرآن', true],
  ['شيء', true],
  ['جأإ', true],
  ['أحمد', false],
  ['كتاب', false],
  ['ء', false],
])('a hamza behind the first letter: %s %s', (word, is) => expect(SEATED_HAMZA.test(word)).toBe(is))

test('folding twice is folding once, of any spelling', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'ابجدويىةءأإآؤئ'), maxLength: 6 })
  const spelling = fc.oneof(
    letters,
    arbitraryText.map((text) => readSpelling(text).plain),
  )
  fc.assert(
    fc.property(spelling, (plain) => {
      expect(foldStem(foldStem(plain))).toBe(foldStem(plain))
    }),
    { numRuns: 1_000 },
  )
})
