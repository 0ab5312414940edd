/**
 * Scores of some rows; all others are 0. A row may have a score for a part of the query without matching it.
 * Arrays are as long as the collection is, but only `touched` rows are ever visited: most queries touch few.
 */
export type ScoredRows = {
  /** Row → one of the states below. */
  readonly states: Uint8Array
  readonly scores: Float64Array
  /** The rows whose state is not `UNTOUCHED`, each once, in no order. */
  readonly touched: number[]
}

export const UNTOUCHED = 0
export const SCORED = 1
export const MATCHED = 2

/** Adds to a row's score and, when `matches`, makes it match. */
export function addRow({ states, scores, touched }: ScoredRows, row: number, score: number, matches: boolean): void {
  const state = states[row]
  if (state === UNTOUCHED) touched.push(row)
  if (state !== MATCHED) states[row] = matches ? MATCHED : SCORED
  scores[row] = (scores[row] ?? 0) + score
}

/** Gives each row the better of its two scores; it matches when it does in either. */
export function takeBest(into: ScoredRows, other: ScoredRows): void {
  for (const row of other.touched) {
    const score = Math.max(into.scores[row] ?? 0, other.scores[row] ?? 0)
    addRow(into, row, score - (into.scores[row] ?? 0), other.states[row] === MATCHED)
    into.scores[row] = score
  }
}

/** Arrays for `ScoredRows`, used again and again. */
export type RowsPool = {
  readonly rows: number
  take(): ScoredRows
  /** Takes back what is no longer used. */
  give(scored: ScoredRows): void
}

/** Makes a pool for row numbers below `rows`. */
export function createRowsPool(rows: number): RowsPool {
  const free: ScoredRows[] = []
  return {
    rows,
    take: () => free.pop() ?? { states: new Uint8Array(rows), scores: new Float64Array(rows), touched: [] },
    give(scored) {
      for (const row of scored.touched) {
        scored.states[row] = UNTOUCHED
        scored.scores[row] = 0
      }
      scored.touched.length = 0
      free.push(scored)
    },
  }
}
