import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createAnalyzer } from '../../src/analysis/analyzer.ts'
import { createLanguage, shippedLanguage } from '../../src/analysis/language.ts'
import { loadLexicon } from '../../src/analysis/lexicon/lexicon.ts'
import type { Analyzer, HearToken, Span } from '../../src/analysis/token.ts'
import { type Counts, vocabularyOf, withText } from './support/lists.ts'

vi.mock('node:fs', { spy: true })

/** How often the shipped list of that name was read. */
const timesRead = (name: string) =>
  vi.mocked(readFileSync).mock.calls.filter(([file]) => String(file).endsWith(`/${name}`)).length

const analyzerOf = (counts: Counts, list: string, rows: string) =>
  createAnalyzer(createLanguage(vocabularyOf(counts), loadLexicon(withText(list, rows))))

/** Two languages that count other words. One has a plural that neither the other nor the shipped one has so. */
const one = analyzerOf({ قال: 9, رجلان: 99, رجل: 9 }, 'plurals.tsv', 'نساء\tحرمة')
const other = analyzerOf({ وقال: 9, رجلان: 9, رجل: 9 }, 'plurals.tsv', '')

const stemsOf = (analyzer: Analyzer, text: string) => analyzer.analyze(text).map(({ terms }) => terms.stem)

describe('two languages', () => {
  const TEXT = 'وقال نساء رجلان'

  test('have terms of their own, side by side', () => {
    const own = ['قال', 'حرم', 'رجلان']
    expect(stemsOf(one, TEXT)).toEqual(own)
    expect(stemsOf(other, TEXT)).toEqual(['وقال', 'نساء', 'رجل'])
    expect(stemsOf(one, TEXT)).toEqual(own)
  })

  test.each([
    ['one', one],
    ['the other', other],
  ])('%s explains its own words', (_, analyzer) => {
    for (const { text, terms } of analyzer.analyze(TEXT)) {
      const { steps, terms: explained } = analyzer.explain(text)
      expect(explained).toEqual(terms)
      expect(steps.at(-1)?.to ?? text).toBe(terms.broad)
    }
  })

  test.each([
    ['one', 'حرمة', true, one],
    ['the other', 'حرمة', false, other],
    ['one', 'رجل', false, one],
    ['the other', 'رجل', true, other],
  ])('%s scans for its own terms: it has %s %s', (_, wanted, found, analyzer) => {
    const stems = stemsOf(analyzer, wanted)
    const having = analyzer.analyze(TEXT).filter(({ terms }) => stems.includes(terms.stem))
    expect(having.length > 0).toBe(found)

    const heard: Span[] = []
    const hear: HearToken = (start, end, terms) => {
      if (terms !== undefined && stems.includes(terms.stem)) heard.push({ text: TEXT.slice(start, end), start, end })
      return true
    }
    analyzer.scan(TEXT, { from: 0, tokens: 9, units: 99 }, analyzer.want(stems), hear)
    expect(heard).toEqual(having.map(({ text, start, end }) => ({ text, start, end })))
  })
})

describe('the shipped language', () => {
  beforeEach(() => {
    vi.mocked(readFileSync).mockClear()
  })

  test('is not read for an analyzer of another one', () => {
    analyzerOf({}, 'plurals.tsv', '').analyze('نساء')
    expect([timesRead('stop-words.tsv'), timesRead('vocabulary.tsv')]).toEqual([1, 0])
  })

  test('is read when an analyzer of none is made, and once', () => {
    const [first, second] = [createAnalyzer(), createAnalyzer()]
    expect(shippedLanguage()).toBe(shippedLanguage())
    expect(timesRead('vocabulary.tsv')).toBe(1)
    expect(first.analyze('نساء')).toEqual(second.analyze('نساء'))
  })
})
