import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../../src/analysis/analyzer.ts'

/** Fully vocalised classical Arabic (Tashkeela), where the shared collections are laid beside the clone. */
const FILE = join(import.meta.dirname, '../../../../shared/collections/vocalised/tashkeela-test.jsonl')

/** Written without the analyzer's own definition of a mark: the harakat, the dagger alef, the tatweel. */
const withoutMarks = (text: string) => text.replace(/[\u064b-\u065f\u0670\u0640]/g, '')

describe.skipIf(!existsSync(FILE))('a vocalised text', () => {
  const analyzer = createAnalyzer()
  const texts = existsSync(FILE)
    ? readFileSync(FILE, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line): { readonly text: string } => JSON.parse(line))
    : []

  test('is a real one', () => {
    expect(texts.length).toBeGreaterThan(2_000)
    const tokens = texts.flatMap(({ text }) => analyzer.analyze(text))
    const marked = tokens.filter(({ text }) => /\p{Mn}/u.test(text))
    expect(marked.length / tokens.length).toBeGreaterThan(0.95)
  })

  test('loses all marks at every level but their own, and every range points back at its text', () => {
    const kept: string[] = []
    for (const { text } of texts) {
      for (const { text: word, start, end, terms } of analyzer.tokens(text)) {
        const letters = Object.values({ ...terms, marked: '' }).join('')
        if (/\p{M}|\u0640/u.test(letters)) kept.push(word)
        if (text.slice(start, end) !== word) kept.push(`${word} at ${start}`)
      }
    }
    expect(kept).toEqual([])
  })

  test('folds as it does without its marks, in at least 999 words of 1,000', () => {
    const differing: string[] = []
    let words = 0
    for (const { text } of texts) {
      const marked = analyzer.analyze(text)
      const plain = analyzer.analyze(withoutMarks(text))
      expect(plain.length).toBe(marked.length)
      for (const [index, { text: word, terms }] of marked.entries()) {
        words++
        if (terms.folded !== plain[index]?.terms.folded) differing.push(word)
      }
    }
    // Today none differs: what differs would be a word that a rule for Qur'anic spelling takes for one of its own.
    expect(differing.slice(0, 20)).toEqual(differing)
    expect(differing.length / words).toBeLessThan(0.001)
  })
})
