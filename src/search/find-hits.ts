import type { Analyzer } from '../analysis/token.ts'
import type { CollectionSpec, Engine, EngineAnswer, Ranking } from '../engines/engine.ts'
import { type AnalysedQuery, analyseQuery } from '../query/analyse/analyse-query.ts'
import type { PhraseMode } from '../query/analyse/assemble-bool.ts'
import type { Expand } from '../query/expand/expand-words.ts'
import type { Filter } from '../query/filter.ts'
import { parseQuery } from '../query/parse/parse-query.ts'
import type { CheckedRequest, SearchAnswer } from './answer.ts'
import { readCursor } from './cursor.ts'
import { PAGE_LIMITS } from './page-limits.ts'
import { LOOSE_RANKING, QUERY_WEIGHTS, RANKING } from './ranking.ts'
import { wantedParts } from './read-fields.ts'
import { resolveSort } from './read-sort.ts'
import type { SearchQueue } from './search-queue.ts'
import type { TimeBudget } from './time-budget.ts'

export type Found = {
  /** The query as it was finally asked. */
  readonly query: AnalysedQuery
  readonly answer: EngineAnswer
  readonly corrected: SearchAnswer['query']['corrected']
}

type Services = {
  readonly engine: Engine
  readonly analyzer: Analyzer
  /** Finds other ways to write the query's words. */
  readonly expand: Expand
  readonly queue: SearchQueue
  readonly budget: TimeBudget
}

/**
 * Asks the engine. When nothing is found, asks once more with words of the same root, which make no hits otherwise so
 * that they can't swell totals, and with phrases preferred instead of demanded, names of several words among them.
 */
export async function findHits(request: CheckedRequest, info: CollectionSpec, services: Services): Promise<Found> {
  const { mapping } = info
  const { engine, analyzer, queue, budget } = services
  const { signal } = request
  const match = request.match ?? (request.sort === undefined ? 'any' : 'all')
  const parsed = parseQuery(request.q, { mapping })
  const analyse = (phrases: PhraseMode, expand: Expand) =>
    analyseQuery(parsed, { analyzer, mapping, match, phrases, expand, ...QUERY_WEIGHTS })
  const parts = wantedParts(request.fields, mapping)
  const ask = (query: AnalysedQuery, ranking: Ranking) => {
    const search = {
      query: query.query,
      filter: both(request.filter, query.filter),
      ranking,
      sort: request.sort && resolveSort(request.sort, mapping),
      offset: request.offset ?? 0,
      limit: request.limit ?? PAGE_LIMITS.usualHits,
      parts,
      after: request.cursor === undefined ? undefined : readCursor(request.cursor, info.name, request),
    }
    return queue(request, () => budget.spend((deadline) => engine.search(info.name, { ...search, deadline, signal })))
  }

  const strict = analyse('demanded', services.expand)
  if (asksForNothing(request, strict)) return { query: strict, answer: NO_HITS, corrected: null }
  const answer = await ask(strict, RANKING)
  if (answer.total.value > 0) return { query: strict, answer, corrected: null }

  const loose = analyse('preferred', onlySingleWords(services.expand))
  const second = await ask(loose, LOOSE_RANKING)
  const changed = second.total.value > 0 && loose.interpreted !== strict.interpreted
  const corrected = changed ? { from: request.q, to: loose.interpreted, reason: 'phrase_not_found' } : null
  return { query: loose, answer: second, corrected }
}

const NO_HITS: EngineAnswer = { total: { value: 0, relation: 'eq' }, hits: [] }

/** Several words that are one name are a phrase too: apart, they are words again. */
const onlySingleWords =
  (expand: Expand): Expand =>
  (words, context) =>
    expand(words, context).filter(({ length }) => length === 1)

/** Something was typed, but nothing of it can be looked for: that is not a wish to see every document. */
const asksForNothing = ({ q }: CheckedRequest, { interpreted, ignored }: AnalysedQuery): boolean =>
  q.trim() !== '' && interpreted === '' && ignored.length > 0

function both(first: Filter | undefined, second: Filter | undefined): Filter | undefined {
  if (first === undefined || second === undefined) return first ?? second
  return { type: 'and', filters: [first, second] }
}
