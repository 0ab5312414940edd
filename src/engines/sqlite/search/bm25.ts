import { BM25 } from '../../common/bm25.ts'

/** How much a term says that `count` of `documents` hold. Lucene's form: positive even when most documents hold it. */
export function inverseFrequency(documents: number, count: number): number {
  return Math.log(1 + (documents - count + 0.5) / (count + 0.5))
}

/** Lucene's BM25 without the inverse frequency: from 0 to 1, growing with the term's (weighted) frequency. */
export function saturation(frequency: number, length: number, averageLength: number): number {
  const norm = BM25.k1 * (1 - BM25.b + (BM25.b * length) / averageLength)
  return frequency / (frequency + norm)
}
