import type { Searcher } from '../search/answer.ts'
import { type Judgements, METRIC_NAMES, METRICS, type MetricName, mean, percentile } from './metrics.ts'
import type { EvaluationQuery } from './read-collection.ts'

/** One hit of a run: a line of a TREC run file. */
export type RunLine = {
  readonly query: string
  readonly document: string
  readonly rank: number
  readonly score: number
}

/** Means over the judged queries of the query file; times in milliseconds over all of its queries. */
export type Evaluation = Readonly<Record<MetricName, number>> & {
  readonly queries: number
  readonly queryMs: { readonly mean: number; readonly p50: number; readonly p95: number }
}

type Options = {
  readonly searcher: Pick<Searcher, 'search'>
  readonly collection: string
  readonly queries: readonly EvaluationQuery[]
  readonly judgements: ReadonlyMap<string, Judgements>
  /** Hits asked for with each query; Recall@100 needs 100. */
  readonly depth: number
}

/** Runs every query with the default search settings and scores the answers. Queries run one at a time, so that their
 * times are those of a searcher alone at the machine. */
export async function evaluate(options: Options): Promise<{ evaluation: Evaluation; run: RunLine[] }> {
  const { searcher, collection, queries, judgements, depth } = options
  const run: RunLine[] = []
  const times: number[] = []
  const perQuery = new Map<MetricName, number[]>(METRIC_NAMES.map((name) => [name, []]))
  for (const { id, text } of queries) {
    const began = performance.now()
    const { hits } = await searcher.search(collection, { q: text, limit: depth, fields: ['id'] })
    times.push(performance.now() - began)
    for (const [rank, hit] of hits.entries()) {
      run.push({ query: id, document: hit.id, rank: rank + 1, score: hit.score })
    }
    const judged = judgements.get(id)
    if (judged === undefined) continue
    const ranked = hits.map((hit) => hit.id)
    for (const name of METRIC_NAMES) perQuery.get(name)?.push(METRICS[name](ranked, judged))
  }
  const means = (name: MetricName): number => mean(perQuery.get(name) ?? [])
  const evaluation: Evaluation = {
    queries: perQuery.get('nDCG@10')?.length ?? 0,
    'nDCG@10': means('nDCG@10'),
    'MRR@10': means('MRR@10'),
    'Recall@10': means('Recall@10'),
    'Recall@100': means('Recall@100'),
    queryMs: { mean: mean(times), p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
  }
  return { evaluation, run }
}

/** A run as text: a line `query Q0 document rank score tag` for each hit. */
export function renderRun(run: readonly RunLine[], tag: string): string {
  return run
    .map(({ query, document, rank, score }) => `${query} Q0 ${document} ${rank} ${score.toFixed(6)} ${tag}\n`)
    .join('')
}
