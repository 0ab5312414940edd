import type { LevelName } from '../analysis/token.ts'
import type { Document } from '../mapping/document.ts'
import type { Filter } from '../query/filter.ts'
import type { Query } from '../query/tree.ts'

/** What an engine is asked to find, and its answer. */

/**
 * The levels at which words have positions in every engine, so that phrases and long beginnings are found there. A
 * phrase that is asked for at another level is looked for at the next looser of these, in documents that hold its words.
 */
export const PHRASE_LEVELS = ['folded', 'stem'] as const satisfies readonly LevelName[]

export type PhraseLevelName = (typeof PHRASE_LEVELS)[number]

/** Up to here every engine counts hits exactly; counting on may keep one from passing over what can't be among the best. */
export const EXACT_TOTAL = 10_000

/** How much each part of the match counts in a score. */
export type Ranking = {
  /** Weight of a word's match at each level, and whether such a match alone makes a document a hit. */
  readonly levels: Readonly<Record<LevelName, { readonly weight: number; readonly matches: boolean }>>
  /** Weight of a phrase's match at each level where phrases are looked for; such a match makes a document a hit. */
  readonly phraseLevels: Readonly<Partial<Record<LevelName, number>>>
  /** Score of a document that holds a word with the wanted prefix (not graded by frequency). */
  readonly prefixScore: number
}

export type Sort = { readonly field: string; readonly order: 'asc' | 'desc' }

/** Where a page ended: the last hit's place in the order. `value` is its score, or its sort field's value (null: none). */
export type SearchAfter = { readonly value: string | number | null; readonly id: string }

/** What comes back of each document that is found. */
export type WantedParts = {
  /** These fields, however long, and the id; undefined: all but the long ones, which `EngineHit.omitted` names. */
  readonly fields: readonly string[] | undefined
  /** A field is long whose value as JSON is above so many bytes of UTF-8. */
  readonly longField: number
  /** Of these text fields the beginning, where the document comes without the field. */
  readonly beginnings: readonly string[]
  /** UTF-16 units of a beginning at most, and of all beginnings of an answer together. Of those each hit gets an equal
   * part, and of that each field; what one does not need is left to those after it. */
  readonly beginningUnits: number
  readonly allBeginningUnits: number
  /** Bytes of JSON of an answer's documents together; `search` throws `answer_too_large` when they have more. */
  readonly mostBytes: number
}

/** The beginning of a text, without white space at its end. */
export type Beginning = { readonly text: string; readonly whole: boolean }

export type EngineSearch = {
  readonly query: Query
  readonly filter: Filter | undefined
  readonly ranking: Ranking
  /** Undefined: by relevance. Ties are always broken by id, ascending; documents without the field come last. */
  readonly sort: Sort | undefined
  /** Hits to skip (ignored when `after` is given). Beyond offset + limit = 10,000 an engine may throw `too_large`. */
  readonly offset: number
  readonly limit: number
  readonly after: SearchAfter | undefined
  /** Undefined: whole documents. */
  readonly parts?: WantedParts | undefined
  /** When it is given up with `search_timeout`, in milliseconds since 1970; undefined: never. */
  readonly deadline?: number | undefined
  /** Aborted when nobody waits for the answer any more: what has not begun is dropped with `cancelled`. */
  readonly signal?: AbortSignal | undefined
}

export type EngineHit = {
  readonly id: string
  /** 0 when the order is by a field. */
  readonly score: number
  /** What was wanted of it, fields in its own order. */
  readonly document: Document
  /** Fields that were left out because they are long; absent when there is none. */
  readonly omitted?: readonly string[]
  /** Beginnings that were wanted, by field. */
  readonly beginnings?: Readonly<Record<string, Beginning>>
  /** This hit's place in the order, for the next page. */
  readonly after: SearchAfter
}

export type EngineAnswer = {
  readonly total: { readonly value: number; readonly relation: 'eq' | 'gte' }
  readonly hits: readonly EngineHit[]
}
