/** Lucene's defaults; Elasticsearch's too. FTS5's `bm25()` has them built in. */
const K1 = 1.2
const B = 0.75

/** What FTS5 takes for an inverse document frequency that is not positive. */
const FTS5_LEAST_IDF = 1e-6

/** How much a term says that `count` of `documents` hold. Lucene's form: positive even when most documents hold it. */
export function inverseFrequency(documents: number, count: number): number {
  return Math.log(1 + (documents - count + 0.5) / (count + 0.5))
}

/** Lucene's BM25 without the inverse frequency: from 0 to 1, growing with the term's (weighted) frequency. */
export function saturation(frequency: number, length: number, averageLength: number): number {
  return frequency / (frequency + K1 * (1 - B + (B * length) / averageLength))
}

/**
 * The saturation inside a score of FTS5's `bm25()` for one phrase that `count` of `documents` hold: FTS5 multiplies it
 * by an inverse frequency of its own, by k1 + 1 and by −1.
 */
export function saturationOfFts5(score: number, documents: number, count: number): number {
  const idf = Math.log((documents - count + 0.5) / (count + 0.5))
  return -score / ((idf > 0 ? idf : FTS5_LEAST_IDF) * (K1 + 1))
}
