import { ALEF } from './letters.ts'
import { foldLetters, type Spelling } from './spelling.ts'

/** What a stemmer does: a word's spelling in, its stem in folded letters out; never empty for a word that is not. */
export type Stemmer = (spelling: Spelling) => string

type Cut = { readonly letters: string; readonly reason: string }

/** The rest of a cut is never shorter: shorter ones are mostly other words (وزن is not و + زن). */
const SHORTEST_STEM = 3

/** Tried in this order, longest first; the first whose rest is long enough is cut, and no other. */
const PROCLITICS: readonly Cut[] = [
  { letters: 'وبال', reason: 'conjunction, preposition, article' },
  { letters: 'فبال', reason: 'conjunction, preposition, article' },
  { letters: 'وكال', reason: 'conjunction, preposition, article' },
  { letters: 'ولل', reason: 'conjunction, preposition, article' },
  { letters: 'فلل', reason: 'conjunction, preposition, article' },
  { letters: 'وال', reason: 'conjunction, article' },
  { letters: 'فال', reason: 'conjunction, article' },
  { letters: 'بال', reason: 'preposition, article' },
  { letters: 'كال', reason: 'preposition, article' },
  { letters: 'لل', reason: 'preposition, article' },
  { letters: 'ال', reason: 'article' },
  { letters: 'و', reason: 'conjunction' },
]

/** Each is cut at most once, in this order, from what the one before left: مدرستين loses ين, then ت stays. */
const ENCLITICS: readonly Cut[] = [
  { letters: 'ها', reason: 'pronoun' },
  { letters: 'ان', reason: 'dual' },
  { letters: 'ات', reason: 'feminine plural' },
  { letters: 'ون', reason: 'masculine plural' },
  { letters: 'ين', reason: 'masculine plural or dual' },
  { letters: 'يه', reason: 'feminine nisba' },
  { letters: 'ه', reason: 'feminine, pronoun' },
  { letters: 'ي', reason: 'nisba, pronoun' },
]

/** A light stem after Larkey, Ballesteros and Connell's light10 (2002), with stacked proclitics and length guards. */
export const lightStem: Stemmer = ({ plain, tanwinAlef }) => {
  let stem = foldLetters(tanwinAlef && plain.endsWith(ALEF) ? plain.slice(0, -1) : plain)
  const proclitic = PROCLITICS.find(({ letters }) => stem.startsWith(letters) && fits(stem, letters))
  if (proclitic) stem = stem.slice(proclitic.letters.length)
  for (const { letters } of ENCLITICS) {
    if (stem.endsWith(letters) && fits(stem, letters)) stem = stem.slice(0, -letters.length)
  }
  return stem
}

const fits = (word: string, cut: Cut['letters']): boolean => word.length - cut.length >= SHORTEST_STEM
