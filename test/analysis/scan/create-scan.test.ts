import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import { shippedLanguage } from '../../../src/analysis/language.ts'
import { readCounts, shippedText } from '../../../src/analysis/lexicon/read-lexicon.ts'
import { firmLetters } from '../../../src/analysis/scan/firm-letters.ts'
import { readSpelling } from '../../../src/analysis/spelling/read-spelling.ts'
import { LEVEL_NAMES, type Terms, type WantedTerms } from '../../../src/analysis/token.ts'
import { arbitraryText } from '../support/arbitrary-text.ts'

const analyzer = createAnalyzer()
const { lexicon, termsOf } = shippedLanguage()
/** What a scan tells of, `tokens` at a time. */
function scan(text: string, wanted: WantedTerms, tokens = 1_000, units = 100_000) {
  const scanned: { readonly start: number; readonly end: number; readonly terms: Terms | undefined }[] = []
  for (let from = 0; from < text.length; ) {
    from = analyzer.scan(text, { from, tokens, units }, wanted, (start, end, terms) => {
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
        fc.integer({ min: 1, max: 30 }),
        (text, seed, level, atOnce, units) => {
          const tokens = analyzer.analyze(text)
          const term = tokens[seed % Math.max(tokens.length, 1)]?.terms[level]
          const scanned = scan(text, analyzer.want(term === undefined ? [] : [term]), atOnce, units)
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
    const stem = analyzer.analyze('مدرسة').map(({ terms }) => terms.stem)
    const found = scan(text, analyzer.want(stem)).filter(({ terms }) => terms !== undefined)
    expect(found.length).toBeLessThan(20)
    expect(placesOf(found)).toContainEqual([text.length - 'المدارس'.length, text.length])
  })

  test('for nothing knows no terms, for anything all', () => {
    const text = 'ذهب الطلاب إلى المدرسة'
    expect(scan(text, analyzer.want([])).map(({ terms }) => terms)).toEqual(Array(4).fill(undefined))
    expect(scan(text, analyzer.want(undefined)).map(({ terms }) => terms)).toEqual(
      analyzer.analyze(text).map(({ terms }) => terms),
    )
  })
})

test('a scan stops before the token that nobody wants to hear of, and goes on there', () => {
  const starts: number[] = []
  const hear = (start: number) => start < 4 && starts.push(start) > 0
  expect(analyzer.scan('من هنا إلى هناك', { from: 0, tokens: 9, units: 99 }, analyzer.want(undefined), hear)).toBe(7)
  expect(starts).toEqual([0, 3])
})

test('a scan tells of a word that is longer than its term', () => {
  const text = `${'ب'.repeat(200)}ج`
  const [token] = analyzer.analyze(text)
  expect(token?.terms.stem).toHaveLength(200)
  expect(scan(text, analyzer.want([token?.terms.stem ?? '']))).toEqual([{ start: 0, end: 201, terms: token?.terms }])
})

describe('the letters of a word', () => {
  /** Words of which the letters say that they can't have a term that they have. */
  function misjudged(words: Iterable<string>): string[] {
    return [...words].flatMap((word) => {
      const terms = new Set(Object.values(termsOf(readSpelling(word))))
      return [...terms]
        .filter((term) => !analyzer.want([term]).mayHave(firmLetters(word)))
        .map((term) => `${word} ${term}`)
    })
  }

  test('are those of all its terms, for every word of the vocabulary', () => {
    const words = ['طَيِّء', 'رَحِيمِيُّء', ...Array.from(readCounts('vocabulary.tsv', shippedText), ([word]) => word)]
    expect(words.length).toBeGreaterThan(50_000)
    expect(misjudged(words)).toEqual([])
  })

  test('are so too where the lexicon has another word for it, whatever is written onto it', () => {
    const affixes = [
      ['', ''],
      ['وال', 'ين'],
      ['لل', 'ات'],
      ['ب', 'ها'],
      ['و', 'تهم'],
      ['كال', 'ية'],
      ['س', 'وا'],
      ['ت', 'ي'],
    ]
    const words = new Set([...lexicon.rewrites()].flat())
    expect(words.size).toBeGreaterThan(9_000)
    expect(misjudged([...words].flatMap((word) => affixes.map(([before, after]) => before + word + after)))).toEqual([])
  })

  test.each([
    ['امرأة', 'والنساء', 'القمر'],
    ['غوغل', 'جوجل', 'جواد'],
    ['قال', 'سيقولون', 'أقدار'],
    ['من', 'منها', 'منطقة'],
    ['هوية', 'هويتهم', 'هدية'],
    ['2017', '٢٠١٧', 'عام'],
    ['BBC', 'bbc', 'بي'],
  ])('tell of %s that %s may be it, and %s is not', (wanted, same, other) => {
    const { mayHave } = analyzer.want(analyzer.analyze(wanted).flatMap(({ terms }) => [terms.bare, terms.stem]))
    expect([same, other].map((word) => mayHave(firmLetters(word)))).toEqual([true, false])
  })
})
