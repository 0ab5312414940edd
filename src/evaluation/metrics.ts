/** Relevance judgements of one query: document id → grade above 0. */
export type Judgements = ReadonlyMap<string, number>

type Metric = (ranked: readonly string[], judged: Judgements) => number

const gain = (grade: number, rank: number): number => (2 ** grade - 1) / Math.log2(rank + 2)

const recall =
  (depth: number): Metric =>
  (ranked, judged) =>
    ranked.slice(0, depth).filter((id) => judged.has(id)).length / judged.size

/** The metrics of one ranked list against one query's judgements (at least one), each between 0 and 1. */
export const METRICS = {
  /** Gain 2^grade − 1, discounted by log2(rank + 1), over the best possible (Järvelin and Kekäläinen 2002). */
  'nDCG@10': (ranked, judged) => {
    const ideal = [...judged.values()].sort((a, b) => b - a).slice(0, 10)
    const best = ideal.reduce((sum, grade, rank) => sum + gain(grade, rank), 0)
    return ranked.slice(0, 10).reduce((sum, id, rank) => sum + gain(judged.get(id) ?? 0, rank), 0) / best
  },
  'MRR@10': (ranked, judged) => {
    const rank = ranked.slice(0, 10).findIndex((id) => judged.has(id))
    return rank < 0 ? 0 : 1 / (rank + 1)
  },
  'Recall@10': recall(10),
  'Recall@100': recall(100),
} as const satisfies Record<string, Metric>

export type MetricName = keyof typeof METRICS

export const METRIC_NAMES = Object.keys(METRICS) as readonly MetricName[]

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

/** The smallest value that at least `share` (0–1) of the values do not exceed; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
