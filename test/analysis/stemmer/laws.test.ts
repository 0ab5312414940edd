import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadLexicon } from '../../../src/analysis/lexicon/lexicon.ts'
import { firmLetters } from '../../../src/analysis/scan/firm-letters.ts'
import { foldLetters } from '../../../src/analysis/spelling/fold-letters.ts'
import { foldStem } from '../../../src/analysis/spelling/fold-stem.ts'
import { readSpelling } from '../../../src/analysis/spelling/read-spelling.ts'
import { createCheckedStemmer } from '../../../src/analysis/stemmer/checked-stemmer.ts'
import { CUT_LETTERS } from '../../../src/analysis/stemmer/cut-letters.ts'
import { loadVocabulary } from '../../../src/analysis/stemmer/vocabulary.ts'
import { affixedWord } from '../support/affixed-word.ts'
import { lexiconOf } from '../support/lists.ts'

const RUNS = { numRuns: 1_000 }
const vocabulary = loadVocabulary()
const stem = createCheckedStemmer(vocabulary, loadLexicon())
/** Of a lexicon that has no other word for any. */
const stemByCounts = createCheckedStemmer(vocabulary, lexiconOf())

test('what is left of a word is never empty, in folded letters but for a telling hamza, and each time the same', () => {
  fc.assert(
    fc.property(affixedWord, (word) => {
      const stemmed = stem(readSpelling(word))
      expect(stemmed.bare).toBe(foldLetters(stemmed.bare))
      for (const term of [stemmed.stem, stemmed.base]) expect(term.slice(1)).toBe(foldStem(term).slice(1))
      for (const term of [stemmed.bare, stemmed.stem, stemmed.base]) expect(term).not.toBe('')
      expect(stem(readSpelling(word))).toEqual(stemmed)
    }),
    RUNS,
  )
})

test('a cut leaves no word more letters than it had, and what is read instead of one has one more at most', () => {
  fc.assert(
    fc.property(affixedWord, (word) => {
      let last = foldLetters(readSpelling(word).plain)
      for (const { letters, rest } of stemByCounts(readSpelling(word)).cuts) {
        const left = foldLetters(rest)
        expect(left.length).toBeLessThanOrEqual(last.length + (letters === '' ? 1 : 0))
        last = left
      }
    }),
    RUNS,
  )
})

test('a word has all firm letters of its terms, and what else it has can be cut', () => {
  const cuttable = firmLetters(CUT_LETTERS)
  fc.assert(
    fc.property(affixedWord, (word) => {
      const { bare, stem: stemmed, base } = stemByCounts(readSpelling(word))
      const own = firmLetters(word)
      for (const term of [bare, stemmed, base].map((text) => firmLetters(text))) {
        expect(term & ~own).toBe(0)
        expect(own & ~(term | cuttable)).toBe(0)
      }
    }),
    RUNS,
  )
})
