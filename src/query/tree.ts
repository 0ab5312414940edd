import type { LevelName, Terms } from '../analysis/token.ts'

/**
 * A query as plain data, after analysis: no engine and no highlighter sees what the user typed.
 * A leaf carries the names of the text fields in which it is looked for.
 */

/** One word. `level` restricts it to one level (`=word`: exact); otherwise every level of the ranking counts. */
export type QueryWord = {
  readonly type: 'word'
  readonly text: string
  readonly terms: Terms
  readonly stopWord: boolean
  readonly level?: LevelName
}

/** Several ways to write one thing: each variant is a sequence of adjacent words with a weight of at most 1.
 * A document's score is that of its best variant. Stands wherever a word may stand, inside phrases too. */
export type QueryAlternatives = {
  readonly type: 'alternatives'
  readonly text: string
  readonly variants: readonly { readonly weight: number; readonly words: readonly QueryWord[] }[]
}

/** Words that stand together in this order; `slop` is how many positions they may be moved apart in all. */
export type QueryPhrase = {
  readonly type: 'phrase'
  readonly words: readonly (QueryWord | QueryAlternatives)[]
  readonly slop: number
}

/** Words that begin with something; each entry is a beginning at a level. */
export type QueryPrefix = {
  readonly type: 'prefix'
  readonly text: string
  readonly prefixes: readonly { readonly level: LevelName; readonly prefix: string }[]
}

export type QueryLeaf = {
  readonly type: 'leaf'
  readonly match: QueryWord | QueryAlternatives | QueryPhrase | QueryPrefix
  /** Text fields, at least one. */
  readonly fields: readonly string[]
  /** Multiplies the leaf's score. */
  readonly weight: number
}

/**
 * Documents for which every `must` and at least `minimumShould` of `should` match, and no `mustNot`.
 * The score is the sum over `must`, `should` and `boost`; `boost` never decides whether a document matches.
 * With no `must` and no `should` it matches every document (of its filter) with score 0.
 */
export type QueryBool = {
  readonly type: 'bool'
  readonly must: readonly QueryNode[]
  readonly should: readonly QueryNode[]
  readonly minimumShould: number
  readonly mustNot: readonly QueryNode[]
  readonly boost: readonly QueryLeaf[]
}

export type QueryNode = QueryLeaf | QueryBool

/** The whole query. */
export type Query = QueryBool
