import { describe, expect, test } from 'vitest'
import { isOtherSpelling, restoreHamza, seatLastHamza, withFirstHamza } from '../../../src/analysis/stemmer/hamza.ts'
import { readWord } from '../../../src/analysis/stemmer/word.ts'
import { type Counts, vocabularyOf } from '../support/lists.ts'

type HamzaCase = readonly [word: string, counts: Counts, expected: string, why: string]

describe('a hamza that was left out', () => {
  test.each<HamzaCase>([
    ['راس', { رأس: 50, راس: 5 }, 'رأس', 'the usual spelling has one'],
    ['راس', { راس: 50, رأس: 5 }, 'راس', 'the usual spelling has none'],
    ['مسوول', { مسؤول: 50 }, 'مسؤول', 'on a و'],
    ['شي', { شيء: 50 }, 'شيء', 'at the end'],
    ['احمد', { أحمد: 50 }, 'احمد', 'the first is no business of this rule'],
    ['قرأن', { قرآن: 50 }, 'قرأن', 'one that is written is believed'],
    ['رئساء', { رؤساء: 50 }, 'رؤساء', 'unless nobody has counted the word so'],
    ['رئساء', {}, 'رئساء', 'nor otherwise'],
    ['الام', { الأم: 50 }, 'الأم', 'behind an article'],
    ['آلام', { الأم: 50 }, 'آلام', 'which pains have none of: they are another word'],
    ['مراة', { مرآه: 50, مرأ: 5 }, 'مراة', 'a ة is no pronoun: مرآه is "he saw him"'],
    ['مراة', { مرآه: 50 }, 'مرآه', 'but of nothing it can be'],
  ])('%s by %j: %s, %s', (word, counts, expected) => {
    const read = readWord(word)
    const restored = restoreHamza(read, vocabularyOf(counts))
    expect(restored).toEqual(readWord(expected))
  })
})

describe('a word that can’t stand for the usual spelling', () => {
  test.each<[word: string, usual: string, counts: Counts, is: boolean, why: string]>([
    ['إعلام', 'أعلام', {}, true, 'both begin with a hamza, each with another'],
    ['آلام', 'الأم', {}, true, 'the usual one has the article'],
    ['أعلام', 'أعلام', {}, false, 'the same'],
    ['اعلام', 'أعلام', {}, false, 'no hamza says nothing'],
    ['إستخدام', 'استخدام', {}, false, 'one too many is a mistake'],
    ['راية', 'رأيه', { رأي: 1 }, true, 'a flag is not his opinion'],
    ['راية', 'رأيه', { الرأي: 1 }, true, 'whose noun may be known with the article only'],
    ['راية', 'رأيه', {}, false, 'unless there is no such noun'],
    ['رايه', 'رأيه', { رأي: 1 }, false, 'without its dots it may be'],
  ])('%s for %s by %j: %s, %s', (word, usual, counts, is) => {
    expect(isOtherSpelling(word, usual, vocabularyOf(counts))).toBe(is)
  })
})

test('a bare first alef may stand for three', () => {
  expect(withFirstHamza('اعلام')).toEqual(['أعلام', 'إعلام', 'آعلام'])
  expect(withFirstHamza('أعلام')).toEqual([])
  expect(withFirstHamza('كتاب')).toEqual([])
})

describe('the last hamza of a word that lost its ending', () => {
  test.each<HamzaCase>([
    ['أبناؤ', {}, 'أبناء', 'after an alef it has no seat, whether known or not'],
    ['أبنائ', {}, 'أبناء', 'of أبنائه'],
    ['مبدئ', { مبدأ: 50 }, 'مبدأ', 'of مبدئه: the known one'],
    ['مبدئ', {}, 'مبدئ', 'none is known'],
    ['جزؤ', { جزء: 50, جزأ: 5 }, 'جزء', 'of جزؤه: the commonest of those known'],
    ['جزؤ', { جزأ: 50, جزء: 5 }, 'جزأ', 'whichever that is'],
    ['شاطئ', { شاطئ: 50 }, 'شاطئ', 'of شاطئها: it may have been right'],
    ['قرئ', { قرى: 50, قرأ: 5 }, 'قرأ', 'villages have no hamza'],
    ['قرئ', { قرى: 50 }, 'قرئ', 'so they say nothing of one'],
    ['رأ', { رأ: 5, رء: 50 }, 'رأ', 'two letters'],
    ['كتاب', { كتاب: 50 }, 'كتاب', 'no hamza'],
    ['سئل', { سأل: 50 }, 'سئل', 'none at the end'],
  ])('%s by %j: %s, %s', (word, counts, expected) => {
    expect(seatLastHamza(readWord(word), vocabularyOf(counts))).toEqual(readWord(expected))
  })
})
