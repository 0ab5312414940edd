import { MOST_DOCUMENTS } from '../postings/format/posting-list.ts'

/**
 * Scores of some documents of a segment; all others are 0. A document may have a score for a part of the query without
 * matching it. Arrays are as long as a segment may be, but only `touched` documents are ever visited.
 */
export type ScoredDocuments = {
  /** Local number → one of the states below. */
  readonly states: Uint8Array
  readonly scores: Float64Array
  /** Local numbers of the documents whose state is not `UNTOUCHED`, each once, in no order; the first `size` count. */
  readonly touched: Uint16Array
  size: number
}

export const UNTOUCHED = 0
export const SCORED = 1
export const MATCHED = 2

/** Adds to a document's score and, when `matches`, makes it match. */
export function addScore(into: ScoredDocuments, local: number, score: number, matches: boolean): void {
  const { states, scores } = into
  const state = states[local]
  if (state === UNTOUCHED) into.touched[into.size++] = local
  if (state !== MATCHED) states[local] = matches ? MATCHED : SCORED
  scores[local] = (scores[local] as number) + score
}

/** Gives each document the better of its two scores; it matches when it does in either. */
export function takeBest(into: ScoredDocuments, other: ScoredDocuments): void {
  for (let i = 0; i < other.size; i++) {
    const local = other.touched[i] as number
    const score = Math.max(into.scores[local] as number, other.scores[local] as number)
    addScore(into, local, 0, other.states[local] === MATCHED)
    into.scores[local] = score
  }
}

/** Arrays for `ScoredDocuments`, used again and again. */
export type ScoresPool = {
  take(): ScoredDocuments
  /** Takes back what is no longer used. */
  give(scored: ScoredDocuments): void
}

const SIZE = MOST_DOCUMENTS + 1

export function createScoresPool(): ScoresPool {
  const free: ScoredDocuments[] = []
  return {
    take: () =>
      free.pop() ?? {
        states: new Uint8Array(SIZE),
        scores: new Float64Array(SIZE),
        touched: new Uint16Array(SIZE),
        size: 0,
      },
    give(scored) {
      for (let i = 0; i < scored.size; i++) {
        const local = scored.touched[i] as number
        scored.states[local] = UNTOUCHED
        scored.scores[local] = 0
      }
      scored.size = 0
      free.push(scored)
    },
  }
}
