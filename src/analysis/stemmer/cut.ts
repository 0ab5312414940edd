import type { Vocabulary } from './vocabulary.ts'

/**
 * Something that was cut off a word or read instead of it, by the name that explanations show: the letters that were
 * cut as they are written (none when nothing was), and the word that is left.
 */
export type Cut = { readonly rule: string; readonly letters: string; readonly rest: string }

/**
 * A rule for one beginning or ending. `rest` says what is left when the cut is right, which may differ from the bare
 * rest (a ت that becomes ة again), and undefined when it is not. A word with one of the protections is left whole.
 */
export type Rule<W = string> = {
  readonly name: string
  readonly letters: string
  readonly why: string
  readonly protections: readonly string[]
  readonly rest: (word: W, bare: W, vocabulary: Vocabulary) => W | undefined
}
