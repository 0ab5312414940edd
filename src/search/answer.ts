import type { LevelName, WordExplanation } from '../analysis/token.ts'
import type { CollectionSpec, Sort } from '../engines/engine.ts'
import type { Document } from '../mapping/document.ts'
import type { AskedFilter } from '../query/filter/read-filter.ts'
import type { Filter } from '../query/filter.ts'
import type { MatchMode } from '../query/match-mode.ts'
import type { Highlights } from './highlight/snippet.ts'

export type { Highlights, Snippet } from './highlight/snippet.ts'

/** Who asks, so that one who asks for much leaves the others their turn, and whether an answer is still wanted. */
export type Asker = {
  readonly client?: string | undefined
  readonly signal?: AbortSignal | undefined
}

export type SearchRequest = Asker & {
  /** What the person typed; empty: every document. */
  readonly q: string
  /** Default: `any` by relevance, `all` when sorted by a field. */
  readonly match?: MatchMode | undefined
  /** In the filter language, in its JSON form, or read already. */
  readonly filter?: AskedFilter | undefined
  /** Default: by relevance. */
  readonly sort?: Sort | undefined
  /** Hits a page, from 0 to `PAGE_LIMITS.mostHits`; default `PAGE_LIMITS.usualHits`. */
  readonly limit?: number | undefined
  /** offset + limit ≤ `PAGE_LIMITS.end`; beyond that follow `next`. */
  readonly offset?: number | undefined
  /** A former answer's `next`: continues that search (same query, filter and sort). */
  readonly cursor?: string | undefined
  /** Fields of each hit's document, by name or alias, however long they are; the id always comes. Default: all fields but
   * those longer than `PAGE_LIMITS.longField`. */
  readonly fields?: readonly string[] | undefined
  /** Says how the query's words became terms, and at which level each hit has them. Default: false. */
  readonly explain?: boolean | undefined
}

/** A request whose filter fits the collection. */
export type CheckedRequest = Omit<SearchRequest, 'filter'> & { readonly filter?: Filter | undefined }

/** A word of the query in a field of a hit: `count` places at `level`, of which `text` is the first as written. */
export type MatchedWord = {
  /** As it was typed; a phrase in quotation marks, a beginning with its star. */
  readonly word: string
  readonly field: string
  /** The strictest level that matches there. */
  readonly level: LevelName
  readonly count: number
  readonly text: string
}

/** A word of the query with the rules that made its terms. */
export type ExplainedWord = { readonly word: string } & WordExplanation

export type SearchHit = {
  readonly id: string
  readonly score: number
  /** Not to be written back as it is when there are `omitted` fields, or `fields` were named: what is missing would be
   * removed. */
  readonly document: Document
  /** Fields that the document has and that were left out because they are long; absent when there are none. */
  readonly omitted?: readonly string[]
  readonly highlights: Highlights
  /** Present when it was asked for. */
  readonly explain?: readonly MatchedWord[]
}

/** Something of the query that could not be used, and why. */
export type IgnoredPart = {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly reason: string
}

export type SearchAnswer = {
  readonly total: { readonly value: number; readonly relation: 'eq' | 'gte' }
  /** Milliseconds. */
  readonly took: number
  readonly query: {
    /** The query as it was understood. */
    readonly interpreted: string
    readonly ignored: readonly IgnoredPart[]
    readonly corrected: null | { readonly from: string; readonly to: string; readonly reason: string }
    /** Present when it was asked for. */
    readonly explain?: readonly ExplainedWord[]
  }
  readonly hits: readonly SearchHit[]
  /** Cursor of the next page; null after the last. */
  readonly next: string | null
}

/** What a searcher has to do now, and what it had to refuse since it was made. */
export type SearchLoad = {
  /** Searches that the engine works on. */
  readonly running: number
  readonly waiting: number
  /** Refused because too many waited. */
  readonly refused: number
  /** Refused because their turn did not come in time. */
  readonly timedOut: number
}

/** Answers searches over any engine. Throws `FihristError`: `search_timeout`, `too_busy`, `cancelled`,
 * `answer_too_large` (over `PAGE_LIMITS.answerBytes`) among others. */
export type Searcher = {
  search(collection: string, request: SearchRequest): Promise<SearchAnswer>
  /** The same for who knows already what the collection was built from. */
  searchIn(collection: CollectionSpec, request: SearchRequest): Promise<SearchAnswer>
  load(): SearchLoad
}
