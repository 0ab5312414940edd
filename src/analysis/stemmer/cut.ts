import type { Vocabulary } from './vocabulary.ts'

/** Something that was cut off a word, by the name that explanations show. */
export type Cut = { readonly rule: string; readonly letters: string }

/**
 * A rule for one beginning or ending. `rest` says what is left when the cut is right, which may differ from the bare
 * rest (a ت that becomes ة again), and undefined when it is not.
 */
export type Rule = {
  readonly name: string
  readonly letters: string
  readonly why: string
  readonly rest: (word: string, bare: string, vocabulary: Vocabulary) => string | undefined
}
