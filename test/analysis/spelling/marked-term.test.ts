import { describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import { PLACEHOLDER } from '../../../src/analysis/token.ts'

const analyzer = createAnalyzer()
const marked = (word: string) => analyzer.analyze(word)[0]?.terms.marked

describe('words with marks are one', () => {
  test.each([
    ['in every case', 'عِلْمٌ', 'عِلْمٍ'],
    ['with and without the article', 'الْعِلْمُ', 'عِلْم'],
    ['with a conjunction before it', 'وَالعِلْمُ', 'عِلْم'],
    ['the article’s shadda is not theirs', 'وَالشَّمْسِ', 'شَمْس'],
    ['with and without the mark that a long vowel makes plain', 'كِتَاب', 'كِتاب'],
    ['in the Qur’an’s spelling', 'ٱلصَّلَوٰةَ', 'صَلاة'],
    ['whatever the hamza’s seat', 'مَسْؤُول', 'مَسؤُول'],
    ['with a hamza behind their last yeh', 'وَالشَّيْءِ', 'شَيء'],
  ])('%s: %s, %s', (_, word, other) => {
    expect(marked(word)).not.toBe(PLACEHOLDER)
    expect(marked(word)).toBe(marked(other))
  })
})

describe('words that only marks tell apart are not', () => {
  test.each([
    ['عِلْم', 'عَلَم'],
    ['كُتُب', 'كَتَبَ'],
    ['مُدَرِّسَة', 'مَدْرَسَة'],
    ['جَدّ', 'جِدّ'],
    ['مَلِك', 'مُلْك'],
    ['سَيِّء', 'طَيِّء'],
  ])('%s, %s', (word, other) => expect(marked(word)).not.toBe(marked(other)))
})

describe('nothing is left of', () => {
  test.each([
    ['no marks', 'كتاب'],
    ['a case ending', 'كتابُ'],
    ['a tanwin', 'كتابًا'],
    ['a sukun', 'كتابْ'],
    ['another script', 'naïve'],
    ['marks alone', '\u064b\u0651'],
  ])('%s: %s', (_, word) => expect(marked(word) ?? PLACEHOLDER).toBe(PLACEHOLDER))
})
