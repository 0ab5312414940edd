import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../src/analysis/analyzer.ts'
import { createPrintCache } from '../../src/analysis/print-cache.ts'
import { byLevel, LEVEL_NAMES } from '../../src/analysis/token.ts'
import { ANY_TERM, createWantedTerms, fingerprint } from '../../src/analysis/wanted-terms.ts'
import { arbitraryText } from './support/arbitrary-text.ts'

const analyzer = createAnalyzer()
const placesOf = (tokens: Iterable<{ readonly start: number; readonly end: number }>) =>
  Array.from(tokens, ({ start, end }) => [start, end])

describe('a scan', () => {
  test('has the places of all tokens, and the terms of all that are wanted', () => {
    fc.assert(
      fc.property(arbitraryText, fc.nat(), fc.constantFrom(...LEVEL_NAMES), (text, seed, level) => {
        const tokens = analyzer.analyze(text)
        const term = tokens[seed % Math.max(tokens.length, 1)]?.terms[level]
        const scanned = [...analyzer.scan(text, createWantedTerms(term === undefined ? [] : [[level, term]]))]
        expect(placesOf(scanned)).toEqual(placesOf(tokens))
        for (const [i, { terms }] of tokens.entries()) {
          if (terms[level] === term) expect(scanned[i]?.terms).toEqual(terms)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('leaves other words alone', () => {
    const words = Array.from(
      { length: 2_000 },
      (_, i) => `كلمة${String.fromCodePoint(0x628 + (i % 7))}${i.toString(7)}`,
    )
    const text = `${words.join(' ')} المدارس`
    const stem = analyzer.analyze('مدرسة').map(({ terms }) => ['stem', terms.stem] as const)
    const found = [...analyzer.scan(text, createWantedTerms(stem))].filter(({ terms }) => terms !== undefined)
    expect(found.length).toBeLessThan(20)
    expect(placesOf(found)).toContainEqual([text.length - 'المدارس'.length, text.length])
  })

  test('for nothing knows no terms, for anything all', () => {
    const text = 'ذهب الطلاب إلى المدرسة'
    expect([...analyzer.scan(text, createWantedTerms([]))].map(({ terms }) => terms)).toEqual(Array(4).fill(undefined))
    expect([...analyzer.scan(text, ANY_TERM)].map(({ terms }) => terms)).toEqual(
      analyzer.analyze(text).map(({ terms }) => terms),
    )
  })
})

describe('the cache of fingerprints', () => {
  test('makes a word once, wherever it stands', () => {
    let made = 0
    const { find } = createPrintCache((word) => {
      made++
      return byLevel(() => word)
    })
    const at = find('كتاب', 0, 4)
    expect(find('هذا كتاب جديد', 4, 8)).toBe(at)
    expect(made).toBe(1)
  })

  test('has the right fingerprints for far more words than it has room for', () => {
    const { prints, find } = createPrintCache((word) => byLevel((level) => `${level}${word}`), 16)
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 5_000; i++) {
        const word = `كلمة${i}`
        const at = find(word, 0, word.length)
        expect([...prints.slice(at, at + LEVEL_NAMES.length)]).toEqual(
          LEVEL_NAMES.map((level) => fingerprint(`${level}${word}`)),
        )
      }
    }
  })
})
