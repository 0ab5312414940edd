import { termsOf } from './levels.ts'
import { type Lexicon, loadLexicon } from './lexicon/lexicon.ts'
import { once } from './once.ts'
import type { Spelling } from './spelling/read-spelling.ts'
import { createCheckedStemmer, type Stemmed } from './stemmer/checked-stemmer.ts'
import { loadVocabulary, type Vocabulary } from './stemmer/vocabulary.ts'
import type { Terms } from './token.ts'

/** What is known of a language's words: the reviewed lists, and how a word becomes its stem and its terms. */
export type Language = {
  readonly lexicon: Lexicon
  stem(spelling: Spelling): Stemmed
  termsOf(spelling: Spelling): Terms
}

/** The language of a vocabulary and a lexicon. */
export function createLanguage(vocabulary: Vocabulary, lexicon: Lexicon): Language {
  const stem = createCheckedStemmer(vocabulary, lexicon)
  return { lexicon, stem, termsOf: (spelling) => termsOf(spelling, stem(spelling)) }
}

/** Arabic by the lists that ship with Fihrist. They are read when it is first asked for, a tenth of a second's work, and
 * every analyzer has the same. */
export const shippedLanguage = once(() => createLanguage(loadVocabulary(), loadLexicon()))
