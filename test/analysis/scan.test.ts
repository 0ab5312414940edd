import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../src/analysis/analyzer.ts'
import { createPrintCache } from '../../src/analysis/print-cache.ts'
import { byLevel, LEVEL_NAMES, type Terms, type WantedTerms } from '../../src/analysis/token.ts'
import { ANY_TERM, createWantedTerms, fingerprint } from '../../src/analysis/wanted-terms.ts'
import { arbitraryText } from './support/arbitrary-text.ts'

const analyzer = createAnalyzer()
/** What a scan tells of, `tokens` at a time. */
function scan(text: string, wanted: WantedTerms, tokens = 1_000) {
  const scanned: { readonly start: number; readonly end: number; readonly terms: Terms | undefined }[] = []
  for (let from = 0; from < text.length; ) {
    from = analyzer.scan(text, { from, tokens }, wanted, (start, end, terms) => {
      scanned.push({ start, end, terms })
      return true
    })
  }
  return scanned
}

const placesOf = (tokens: Iterable<{ readonly start: number; readonly end: number }>) =>
  Array.from(tokens, ({ start, end }) => [start, end])

describe('a scan', () => {
  test('has the places of all tokens, and the terms of all that are wanted', () => {
    fc.assert(
      fc.property(
        arbitraryText,
        fc.nat(),
        fc.constantFrom(...LEVEL_NAMES),
        fc.integer({ min: 1, max: 9 }),
        (text, seed, level, atOnce) => {
          const tokens = analyzer.analyze(text)
          const term = tokens[seed % Math.max(tokens.length, 1)]?.terms[level]
          const scanned = scan(text, createWantedTerms(term === undefined ? [] : [[level, term]]), atOnce)
          expect(placesOf(scanned)).toEqual(placesOf(tokens))
          for (const [i, { terms }] of tokens.entries()) {
            if (terms[level] === term) expect(scanned[i]?.terms).toEqual(terms)
          }
        },
      ),
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
    const found = scan(text, createWantedTerms(stem)).filter(({ terms }) => terms !== undefined)
    expect(found.length).toBeLessThan(20)
    expect(placesOf(found)).toContainEqual([text.length - 'المدارس'.length, text.length])
  })

  test('for nothing knows no terms, for anything all', () => {
    const text = 'ذهب الطلاب إلى المدرسة'
    expect(scan(text, createWantedTerms([])).map(({ terms }) => terms)).toEqual(Array(4).fill(undefined))
    expect(scan(text, ANY_TERM).map(({ terms }) => terms)).toEqual(analyzer.analyze(text).map(({ terms }) => terms))
  })
})

test('a scan stops before the token that nobody wants to hear of, and goes on there', () => {
  const starts: number[] = []
  const hear = (start: number) => start < 4 && starts.push(start) > 0
  expect(analyzer.scan('من هنا إلى هناك', { from: 0, tokens: 9 }, ANY_TERM, hear)).toBe(7)
  expect(starts).toEqual([0, 3])
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
