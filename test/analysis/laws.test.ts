import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../src/analysis/analyzer.ts'
import { foldLetters } from '../../src/analysis/spelling/fold-letters.ts'
import { readSpelling } from '../../src/analysis/spelling/read-spelling.ts'
import { LEVEL_NAMES } from '../../src/analysis/token.ts'
import { tokenize } from '../../src/analysis/tokenize.ts'
import { arbitraryText } from './support/arbitrary-text.ts'

const RUNS = { numRuns: 2_000 }
const analyzer = createAnalyzer()
const folds = (text: string) => analyzer.analyze(text).map(({ terms }) => terms.folded)

describe('laws of tokens', () => {
  test('total: every string has tokens whose ranges point back at their text, ascending and disjoint', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        let last = 0
        for (const { text: word, start, end } of tokenize(text)) {
          expect(text.slice(start, end)).toBe(word)
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
      }),
      RUNS,
    )
  })

  test('everyday letters before a space are the same word as before anything else that ends it', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ابتثجعفقكلمنهويىةءأإآؤئ'), minLength: 1, maxLength: 6 })
    // The second is read by the rules for every kind of character: a control may stand inside of a word.
    fc.assert(
      fc.property(letters, letters, (first, second) => {
        const words = (text: string) => Array.from(tokenize(text), ({ text: word, start }) => [word, start])
        expect(words(`${first} ${second}`)).toEqual(
          words(`${first}\u200f ${second}\u200f`).map(([word, start], i) => [word, Number(start) - i]),
        )
      }),
      RUNS,
    )
  })

  test('a token splits no surrogate pair', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        for (const { text: word } of tokenize(text)) expect(word.isWellFormed()).toBe(true)
      }),
      RUNS,
    )
  })

  test('white space on both sides changes no token but its place', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const words = (of: string) => [...tokenize(of)].map((token) => token.text)
        expect(words(` ${text}\n`)).toEqual(words(text))
      }),
      RUNS,
    )
  })
})

describe('laws of terms', () => {
  test('what is spelt the same is bare the same, whatever its marks: `exact` needs to make no hits', () => {
    const marks = fc.array(fc.constantFrom('', '\u064b', '\u064e', '\u0651', '\u0640'), {
      minLength: 12,
      maxLength: 12,
    })
    const word = fc.constantFrom('جدا', 'شكرا', 'والعلم', 'للمدرسة', 'أعلام', 'مسؤولا', 'بالقراءة', 'سيكتبون', 'ولدا')
    const mark = (letters: string, after: readonly string[]) =>
      [...letters].map((letter, i) => letter + (after[i] ?? '')).join('')
    fc.assert(
      fc.property(word, marks, marks, (letters, first, second) => {
        const [a, b] = [mark(letters, first), mark(letters, second)].map((text) => analyzer.analyze(text)[0]?.terms)
        if (a?.exact === b?.exact) expect(a?.bare).toBe(b?.bare)
      }),
      RUNS,
    )
  })

  test('one a level, never empty, without white space, well formed, of at most 200 units', () => {
    const long = fc.tuple(arbitraryText, fc.integer({ min: 1, max: 20 })).map(([text, times]) => text.repeat(times))
    fc.assert(
      fc.property(fc.oneof(arbitraryText, long), (text) => {
        for (const { terms } of analyzer.analyze(text)) {
          expect(Object.keys(terms)).toEqual(LEVEL_NAMES)
          for (const term of Object.values(terms)) {
            expect(term).toMatch(/^\S+$/u)
            expect(term.length).toBeLessThanOrEqual(200)
            expect(term.isWellFormed()).toBe(true)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test('no term of a token holds a mark of Arabic, a tatweel or an invisible character', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        for (const { terms } of analyzer.analyze(text)) {
          expect(terms.exact).not.toMatch(/[\u064b-\u065f\u0670\u06e5\u06e6\u0640]|\p{Default_Ignorable_Code_Point}/u)
        }
      }),
      RUNS,
    )
  })

  test('reading a spelling twice is reading it once', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        for (const token of tokenize(text)) {
          const { plain } = readSpelling(token.text)
          expect(readSpelling(plain)).toEqual({ plain, tanwinAlef: false })
        }
      }),
      RUNS,
    )
  })

  test('folding twice is folding once, of every word’s spelling', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        for (const token of tokenize(text)) {
          const folded = foldLetters(readSpelling(token.text).plain)
          expect(foldLetters(folded)).toBe(folded)
        }
      }),
      RUNS,
    )
  })

  test('a folded term that is one word is its own folded term', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        for (const { terms } of analyzer.analyze(text)) {
          const [again, ...rest] = analyzer.analyze(terms.folded)
          if (again?.text === terms.folded && rest.length === 0) expect(again.terms.folded).toBe(terms.folded)
        }
      }),
      RUNS,
    )
  })

  test('both Unicode normal forms of a text fold alike', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        expect(folds(text.normalize('NFD'))).toEqual(folds(text.normalize('NFC')))
      }),
      RUNS,
    )
  })

  test('a word’s terms do not depend on the words around it, nor on what was analysed before', () => {
    fc.assert(
      fc.property(arbitraryText, arbitraryText, (one, other) => {
        const fresh = createAnalyzer()
        const apart = [...fresh.analyze(one), ...fresh.analyze(other)].map(({ terms }) => terms)
        expect(analyzer.analyze(`${one} ${other}`).map(({ terms }) => terms)).toEqual(apart)
      }),
      { numRuns: 500 },
    )
  })

  test('marks, stretching and invisible characters in an everyday word change no term but that of marks', () => {
    const letter = fc.constantFrom(...'بتجحدرسعفقكمنه')
    const signs = fc.array(fc.constantFrom(...'\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640\u200f\u200c'), {
      maxLength: 3,
    })
    const adorned = fc
      .array(fc.tuple(letter, signs), { minLength: 1, maxLength: 8 })
      .map((letters) => [
        letters.map(([bare]) => bare).join(''),
        letters.map(([bare, added]) => bare + added.join('')).join(''),
      ])
    fc.assert(
      fc.property(adorned, ([plain = '', marked = '']) => {
        const lettersOf = (word: string) => analyzer.analyze(word).map(({ terms }) => ({ ...terms, marked: '' }))
        expect(lettersOf(marked)).toEqual(lettersOf(plain))
      }),
      RUNS,
    )
  })
})
