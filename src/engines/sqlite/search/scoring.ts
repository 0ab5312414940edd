import type { Terms } from '../../../analysis/token.ts'
import type { Ranking } from '../../engine.ts'
import type { CountedWord, TermReader } from '../postings/read/term-reader.ts'
import type { FieldWeights } from '../postings/read/word-documents.ts'
import type { Segment } from '../postings/segments/live-segments.ts'
import type { ScoredDocuments, ScoresPool } from '../read/scored-documents.ts'

/** What evaluating a query needs to know besides the query. */
export type QueryContext = {
  readonly documents: number
  readonly averageLength: number
  readonly texts: readonly { readonly field: string; readonly weight: number }[]
  readonly terms: TermReader
  readonly pool: ScoresPool
  /** Throws when time is over. */
  readonly check: () => void
  readonly ranking: Ranking
  /** False when only the matches matter. */
  readonly scored: boolean
  /**
   * Which documents a word scores: those that it matches; the rest, which it scores without matching them, and which are
   * no hits unless something else matches them; or all at once.
   */
  readonly wanted: 'matches' | 'rest' | 'all'
}

/** What scoring a leaf needs to know besides what is looked for. */
export type Scoring = QueryContext & {
  /** The text fields in which it is looked for. */
  readonly weights: FieldWeights
}

/** The documents of a segment that match a part of a query, and every document's score for it. */
export type Evaluate = (segment: Segment) => ScoredDocuments

/** Adds a leaf's scores. `asked`: only of the documents that match there; undefined: of all. */
export type Score = (segment: Segment, into: ScoredDocuments, asked: ScoredDocuments | undefined) => void

/** What the collection has of a word. */
export const countWord = ({ terms, weights }: Scoring, word: Terms): CountedWord => terms.word(word, weights)
