import type { Vocabulary } from './vocabulary.ts'
import type { Word } from './word.ts'

/**
 * Something that was cut off a word or read instead of it, by the name that explanations show: the letters that were
 * cut as they are written (none when nothing was), and the word that is left.
 */
export type Cut = { readonly rule: string; readonly letters: string; readonly rest: string }

/**
 * A rule for one beginning or ending. `rest` says what is left when the cut is right, which may differ from the bare
 * rest (a ت that becomes ة again), and undefined when it is not. A word with one of the protections is left whole.
 */
export type Rule = {
  readonly name: string
  readonly letters: string
  readonly why: string
  readonly protections: readonly string[]
  readonly rest: (word: Word, bare: Word, vocabulary: Vocabulary) => Word | undefined
}

/** A rule for an ending. */
export type EndingRule = Rule & {
  /** Whether a broken plural may stand before it: it takes pronouns (كتبهم), but no second plural and no ة. */
  readonly onPlural: boolean
  /** Whether a verb may stand before it. */
  readonly onVerb: boolean
  /** Whether a word with the article may end so. */
  readonly withArticle: boolean
}
