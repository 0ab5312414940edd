import { readSpelling } from '../../../src/analysis/spelling/read-spelling.ts'
import { createCheckedStemmer, type Stemmed } from '../../../src/analysis/stemmer/checked-stemmer.ts'
import { type Counts, lexiconOf, vocabularyOf } from './lists.ts'

/** What becomes of a word where only these words are counted, and these lists known. */
export const stemBy = (word: string, counts: Counts, lists: Readonly<Record<string, string>> = {}): Stemmed =>
  createCheckedStemmer(vocabularyOf(counts), lexiconOf(lists))(readSpelling(word))

/** What was done to it, in order. */
export const rulesOn = ({ cuts }: Stemmed): string[] => cuts.map(({ rule, rest }) => `${rule}: ${rest}`)
