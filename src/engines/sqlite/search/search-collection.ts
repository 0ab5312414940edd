import type { EngineSearch } from '../../engine.ts'
import type { CollectionView } from '../read/collection-view.ts'
import { MATCHED } from '../read/scored-rows.ts'
import { evaluateQuery } from './evaluate-query.ts'
import { filterRows } from './filter-rows.ts'
import { orderByScore } from './order-by-score.ts'
import { orderByValue } from './order-by-value.ts'
import { type FoundHit, readHits } from './read-hits.ts'
import { takePage } from './take-page.ts'

export type FoundPage = { readonly total: number; readonly hits: readonly FoundHit[] }

/** Answers a search from one view of the collection. */
export function searchCollection(view: CollectionView, request: EngineSearch): FoundPage {
  const { sort, after, offset, limit } = request
  const evaluated = evaluateQuery(request.query, { view, ranking: request.ranking, scored: sort === undefined })
  const { states, scores, touched } = evaluated
  view.clock.check()
  const passed = request.filter && filterRows(request.filter, view)
  const rows = touched.filter((row) => states[row] === MATCHED && (passed === undefined || passed[row] === 1))
  const count = after === undefined ? offset + limit : limit
  const groups =
    sort === undefined
      ? orderByScore(rows, scores, typeof after?.value === 'number' ? after.value : undefined, count)
      : orderByValue(view, rows, sort, after?.value, count)
  const places = takePage(view, groups, request)
  const hits = readHits(view, places, (row) => (sort === undefined ? (scores[row] ?? 0) : 0), request.parts)
  view.pool.give(evaluated)
  return { total: rows.length, hits }
}
