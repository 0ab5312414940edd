import { foldLetters, type Spelling } from '../spelling.ts'
import type { Cut } from './cut.ts'
import { cutEnclitics } from './enclitics.ts'
import { cutProclitics } from './proclitics.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A stem in folded letters, and what was cut to get there, in order. */
export type Stemmed = { readonly stem: string; readonly cuts: readonly Cut[] }

/** Cuts what is written onto words, each cut checked against a vocabulary; never empty for a word that is not. */
export function createCheckedStemmer(vocabulary: Vocabulary): (spelling: Spelling) => Stemmed {
  return ({ plain }) => {
    const { rest: bare, cuts: first } = cutProclitics(plain, vocabulary)
    const { rest: stem, cuts: last } = cutEnclitics(foldLetters(bare), vocabulary, () => false)
    return { stem, cuts: [...first, ...last] }
  }
}
