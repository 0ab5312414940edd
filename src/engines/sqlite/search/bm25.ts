import { BM25 } from '../../common/bm25.ts'

/** The constants that FTS5's `bm25()` has built in. */
const FTS5 = { k1: 1.2, b: 0.75 } as const

/** What FTS5 takes for an inverse document frequency that is not positive. */
const FTS5_LEAST_IDF = 1e-6

/** How much a term says that `count` of `documents` hold. Lucene's form: positive even when most documents hold it. */
export function inverseFrequency(documents: number, count: number): number {
  return Math.log(1 + (documents - count + 0.5) / (count + 0.5))
}

/** Lucene's BM25 without the inverse frequency: from 0 to 1, growing with the term's (weighted) frequency. */
export function saturation(frequency: number, length: number, averageLength: number): number {
  return frequency / (frequency + norm(BM25, length / averageLength))
}

/**
 * The frequency inside a score of FTS5's `bm25()` for one phrase that `count` of `documents` hold: FTS5 saturates it
 * with constants of its own and multiplies by an inverse frequency of its own, by k1 + 1 and by −1.
 * `relativeLength`: the document's length as a share of the average.
 */
export function frequencyOfFts5(score: number, documents: number, count: number, relativeLength: number): number {
  const idf = Math.log((documents - count + 0.5) / (count + 0.5))
  const saturated = -score / ((idf > 0 ? idf : FTS5_LEAST_IDF) * (FTS5.k1 + 1))
  return (saturated * norm(FTS5, relativeLength)) / (1 - saturated)
}

const norm = ({ k1, b }: { readonly k1: number; readonly b: number }, relativeLength: number): number =>
  k1 * (1 - b + b * relativeLength)
