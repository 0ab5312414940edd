import { describe, expect, test } from 'vitest'
import { foldLetters } from '../../../src/analysis/spelling/fold-letters.ts'
import { FOLDED_LETTERS, letterMapper, SAME_LETTERS } from '../../../src/analysis/spelling/letter-tables.ts'
import { readSpelling } from '../../../src/analysis/spelling/read-spelling.ts'

const exact = (word: string) => readSpelling(word).plain
const folded = (word: string) => foldLetters(exact(word))

/** letter, what it is at `exact`, what it is at `folded`: every row that the two tables must hold. */
const LETTERS: readonly (readonly [from: string, exact: string, folded: string])[] = [
  ['ک', 'ك', 'ك'],
  ['ڪ', 'ك', 'ك'],
  ['ی', 'ي', 'ي'],
  ['ھ', 'ه', 'ه'],
  ['ہ', 'ه', 'ه'],
  ['ە', 'ه', 'ه'],
  ['ۃ', 'ة', 'ه'],
  ['\u0671', 'ا', 'ا'],
  ['أ', 'أ', 'ا'],
  ['إ', 'إ', 'ا'],
  ['آ', 'آ', 'ا'],
  ['ى', 'ى', 'ي'],
  ['ئ', 'ئ', 'ي'],
  ['ة', 'ة', 'ه'],
  ['ؤ', 'ؤ', 'و'],
  ['پ', 'پ', 'ب'],
  ['چ', 'چ', 'ج'],
  ['ژ', 'ژ', 'ج'],
  ['ڤ', 'ڤ', 'ف'],
  ['ڢ', 'ڢ', 'ف'],
  ['ڥ', 'ڥ', 'ف'],
  ['ڡ', 'ڡ', 'ف'],
  ['ڧ', 'ڧ', 'ق'],
  ['ڨ', 'ڨ', 'ق'],
  ['ٯ', 'ٯ', 'ق'],
  ['گ', 'گ', 'ك'],
  ['ڭ', 'ڭ', 'ك'],
  ['ݣ', 'ݣ', 'ك'],
  ['ټ', 'ټ', 'ت'],
  ['ٹ', 'ٹ', 'ت'],
  ['ڈ', 'ڈ', 'د'],
  ['ډ', 'ډ', 'د'],
  ['ڑ', 'ڑ', 'ر'],
  ['ړ', 'ړ', 'ر'],
  ['ۀ', 'ۀ', 'ه'],
  ['ۂ', 'ۂ', 'ه'],
  ['ۓ', 'ۓ', 'ي'],
  ['ے', 'ے', 'ي'],
  ['ې', 'ې', 'ي'],
  ['ۍ', 'ۍ', 'ي'],
  ['ێ', 'ێ', 'ي'],
  ['ں', 'ں', 'ن'],
  ['ۆ', 'ۆ', 'و'],
]

describe('letters', () => {
  test.each(LETTERS)('%s is %s at exact and %s at folded', (letter, atExact, atFolded) => {
    // Between two letters that no rule touches, so that only the letter is judged.
    expect(exact(`د${letter}د`)).toBe(`د${atExact}د`)
    expect(folded(`د${letter}د`)).toBe(`د${atFolded}د`)
  })

  test('the tables hold no letter that is not listed here', () => {
    const listed = LETTERS.map(([letter]) => letter).sort()
    expect([...SAME_LETTERS.keys(), ...FOLDED_LETTERS.keys()].sort()).toEqual(listed)
  })

  test('no letter is replaced by one that a table replaces again', () => {
    for (const letter of SAME_LETTERS.values()) expect(SAME_LETTERS.has(letter)).toBe(false)
    for (const letter of FOLDED_LETTERS.values()) {
      expect(SAME_LETTERS.has(letter)).toBe(false)
      expect(FOLDED_LETTERS.has(letter)).toBe(false)
    }
  })

  test('the other letters of Arabic stay what they are', () => {
    for (const letter of 'ءابتثجحخدذرزسشصضطظعغفقكلمنهوي') {
      expect(exact(`د${letter}د`)).toBe(`د${letter}د`)
      expect(folded(`د${letter}د`)).toBe(`د${letter}د`)
    }
  })

  test('a mapper leaves a text without its letters alone', () => {
    const map = letterMapper(new Map([['أ', 'ا']]))
    expect(map('كتاب')).toBe('كتاب')
    expect(map('أأ أب')).toBe('اا اب')
  })
})

describe('words that meet at folded', () => {
  test.each([
    ['أحمد', 'احمد'],
    ['إسلام', 'اسلام'],
    ['آسيا', 'اسيا'],
    ['الإمارات', 'الامارات'],
    ['مصطفى', 'مصطفي'],
    ['على', 'علي'],
    ['مدرسة', 'مدرسه'],
    ['مسؤول', 'مسوول'],
    ['هيئة', 'هييه'],
    ['حسین', 'حسين'],
    ['ھذا', 'هذا'],
    ['کتاب', 'كتاب'],
    ['باريس', 'پاريس'],
    ['ڤيديو', 'فيديو'],
    ['گوگل', 'كوكل'],
    ['ڨفصة', 'قفصة'],
    ['أݣادير', 'أكادير'],
    ['چاد', 'جاد'],
    ['الأستاذۀ', 'الأستاذه'],
  ])('%s and %s', (one, other) => expect(folded(one)).toBe(folded(other)))
})

describe('words that stay apart at folded', () => {
  test.each([
    ['قلب', 'كلب'],
    ['غرب', 'قرب'],
    ['كوبا', 'جوبا'],
    ['ضل', 'ظل'],
    ['دعاء', 'دعا'],
    ['قارة', 'كارة'],
    ['سعيد', 'سعد'],
    ['ماء', 'ما'],
    ['قراءة', 'قراة'],
    ['كتاب', 'كتب'],
  ])('%s and %s', (one, other) => expect(folded(one)).not.toBe(folded(other)))
})

describe('words that stay apart at exact', () => {
  test.each([
    ['أعلام', 'إعلام'],
    ['علي', 'على'],
    ['مدرسة', 'مدرسه'],
    ['آلام', 'الأم'],
    ['مسؤول', 'مسئول'],
    ['پاريس', 'باريس'],
  ])('%s and %s', (one, other) => expect(exact(one)).not.toBe(exact(other)))
})

describe('a hamza that closes a word after a yeh', () => {
  test.each([
    ['شيء', 'شي'],
    ['شئ', 'شي'],
    ['شىء', 'شي'],
    ['الشيء', 'الشي'],
    ['بريء', 'بري'],
    ['برئ', 'بري'],
    ['قارئ', 'قاري'],
    ['قاريء', 'قاري'],
    ['شاطئ', 'شاطي'],
    ['شاطىء', 'شاطي'],
    ['مبادئ', 'مبادي'],
  ])('%s folds to %s', (word, term) => expect(folded(word)).toBe(term))

  test.each([
    ['جزء', 'جزء'],
    ['ضوء', 'ضوء'],
    ['سماء', 'سماء'],
    ['دفء', 'دفء'],
    ['شيئا', 'شييا'],
    ['سيئة', 'سييه'],
    ['فيئهم', 'فييهم'],
  ])('elsewhere it stays: %s folds to %s', (word, term) => expect(folded(word)).toBe(term))

  test('exact keeps all four', () => {
    expect(new Set(['شيء', 'شئ', 'شىء', 'شي'].map(exact)).size).toBe(4)
  })
})

describe('Latin letters', () => {
  test.each([
    ['NBC', 'nbc', 'nbc'],
    ['Café', 'café', 'cafe'],
    ['cafe\u0301', 'café', 'cafe'],
    ['Müller', 'müller', 'muller'],
    ['ﬁlm', 'film', 'film'],
    ['İzmir', 'i\u0307zmir', 'izmir'],
    ['Đà', 'đà', 'đa'],
    ['Ёлка', 'ёлка', 'елка'],
    ['ＡＢＣ', 'abc', 'abc'],
    ['J\u030cab', '\u01f0ab', 'jab'],
  ])('%s is %s, folded %s', (word, atExact, atFolded) => {
    expect(exact(word)).toBe(atExact)
    expect(folded(word)).toBe(atFolded)
  })
})
