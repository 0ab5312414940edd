/** Rows that were found, and the score of each, in no order. */
export type ScoredRows = { readonly rows: Uint32Array; readonly scores: Float64Array }
