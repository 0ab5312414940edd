import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../src/analysis/analyzer.ts'
import byDefault, { type Stemmer, StemmerAr, TokenizerAr } from '../../src/natural/index.ts'

const analyzer = createAnalyzer()
const tokenizer = new TokenizerAr()

test('both are there by name and by default', () => {
  expect(byDefault).toEqual({ StemmerAr, TokenizerAr })
})

describe('stem', () => {
  test.each([
    ['وللمعلمين', 'معلم'],
    ['المدرسة', 'مدرسه'],
    ['مُدَرِّسَة', StemmerAr.stem('مدرسة')],
    ['ﻛﺘﺎﺏ', 'كتاب'],
    ['الكُتُب', StemmerAr.stem('كتاب')],
    ['Paris', 'paris'],
    ['٢٠٢٣', '2023'],
    ['', ''],
    ['\u064f', ''],
  ])('%s → %s', (word, stem) => expect(StemmerAr.stem(word)).toBe(stem))
})

describe('the tokenizer', () => {
  test('gives the words as they are written', () => {
    expect(tokenizer.tokenize('قال: «ذهبَ الأولاد إلى المدرسة.»')).toEqual(['قال', 'ذهبَ', 'الأولاد', 'إلى', 'المدرسة'])
    expect(tokenizer.tokenize('')).toEqual([])
  })

  test.each([
    [
      ['', 'كتاب', '', 'قلم', ''],
      ['كتاب', '', 'قلم'],
    ],
    [['', ''], []],
    [['قلم'], ['قلم']],
    [[], []],
  ])('trims %j', (array, trimmed) => expect(tokenizer.trim(array)).toEqual(trimmed))
})

describe('tokenizeAndStem', () => {
  test('leaves stop words out unless they are to be kept', () => {
    expect(StemmerAr.tokenizeAndStem('ذهب الأولاد إلى مدرستهم')).toEqual(['ذهب', 'ولد', 'مدرسه'])
    expect(StemmerAr.tokenizeAndStem('ذهب الأولاد إلى مدرستهم', true)).toEqual(['ذهب', 'ولد', 'الي', 'مدرسه'])
  })

  test('gives the stems of the tokens, which are the terms of the stem level', () => {
    const anyText = fc.string({ unit: fc.constantFrom(...'ابتوالمينهكةأىءُّـ. 1a\u200f'), maxLength: 60 })
    fc.assert(
      fc.property(anyText, (text) => {
        const stems = StemmerAr.tokenizeAndStem(text, true)
        expect(stems).toEqual(tokenizer.tokenize(text).map((token) => StemmerAr.stem(token)))
        expect(stems).toEqual(analyzer.analyze(text).map(({ terms }) => terms.stem))
        const topics = analyzer.analyze(text).filter(({ stopWord }) => !stopWord)
        expect(StemmerAr.tokenizeAndStem(text)).toEqual(topics.map(({ terms }) => terms.stem))
      }),
    )
  })
})

describe('stop words', () => {
  const text = 'الوزير في العاصمة وفي المدينة'
  const before = StemmerAr.tokenizeAndStem(text)

  test.each<[string, (stemmer: Stemmer) => void, (stemmer: Stemmer) => void, string[]]>([
    [
      'one is added',
      (stemmer) => stemmer.addStopWord('الوزير'),
      (stemmer) => stemmer.removeStopWord('الوزير'),
      ['عاصمه', 'مدينه'],
    ],
    [
      'several are added, in another spelling of their marks',
      (stemmer) => stemmer.addStopWords(['الوَزِير', 'المَدينة']),
      (stemmer) => stemmer.removeStopWords(['الوزير', 'المدينة']),
      ['عاصمه'],
    ],
    [
      'one of the list is removed',
      (stemmer) => stemmer.removeStopWord('في'),
      (stemmer) => stemmer.addStopWord('في'),
      ['وزير', 'في', 'عاصمه', 'مدينه'],
    ],
    [
      'one that nobody added is removed',
      (stemmer) => stemmer.removeStopWord('العاصمة'),
      (stemmer) => stemmer.removeStopWord('العاصمة'),
      ['وزير', 'عاصمه', 'مدينه'],
    ],
  ])('%s, and back', (_, change, back, expected) => {
    change(StemmerAr)
    expect(StemmerAr.tokenizeAndStem(text)).toEqual(expected)
    expect(StemmerAr.tokenizeAndStem(text, true)).toHaveLength(5)
    back(StemmerAr)
    expect(StemmerAr.tokenizeAndStem(text)).toEqual(before)
  })
})

describe('attach', () => {
  type Attached = { stem(): string; tokenizeAndStem(keepStops?: boolean): string[] }
  const attached = (text: string) => text as unknown as Attached

  afterEach(() => {
    for (const name of ['stem', 'tokenizeAndStem']) Reflect.deleteProperty(String.prototype, name)
  })

  test('gives strings the methods, unseen by loops', () => {
    expect('stem' in String.prototype).toBe(false)
    StemmerAr.attach()
    StemmerAr.attach()
    expect(attached('المعلمين').stem()).toBe('معلم')
    expect(attached('ذهب إلى المدرسة').tokenizeAndStem()).toEqual(['ذهب', 'مدرسه'])
    expect(attached('ذهب إلى المدرسة').tokenizeAndStem(true)).toHaveLength(3)
    const keys: string[] = []
    for (const key in Object('من')) keys.push(key)
    expect(keys).toEqual(['0', '1'])
  })
})

test('what only natural’s English stemmer has can’t be called', () => {
  // @ts-expect-error: not there
  expect(() => StemmerAr.regions('كتاب')).toThrow(TypeError)
})
