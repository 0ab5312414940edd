import type { EngineSearch } from '../../engine.ts'
import { createTermReader } from '../postings/read/term-reader.ts'
import type { CollectionView } from '../read/collection-view.ts'
import { MATCHED } from '../read/scored-documents.ts'
import { prepareQuery } from './evaluate-query.ts'
import { filterRows } from './filter-rows.ts'
import { orderByScore } from './order-by-score.ts'
import { orderByValue } from './order-by-value.ts'
import { type FoundHit, readHits } from './read-hits.ts'
import type { ScoredRows } from './scored-rows.ts'
import { takePage } from './take-page.ts'

export type FoundPage = { readonly total: number; readonly hits: readonly FoundHit[] }

/** Answers a search from one view of the collection. */
export function searchCollection(view: CollectionView, request: EngineSearch): FoundPage {
  const { sort, after, offset, limit } = request
  const found = findRows(view, request)
  const count = after === undefined ? offset + limit : limit
  const groups =
    sort === undefined
      ? orderByScore(found, typeof after?.value === 'number' ? after.value : undefined, count)
      : orderByValue(view, [...found.rows], sort, after?.value, count)
  const places = takePage(view, groups, request)
  const hits = readHits(view, places, sort === undefined, request.parts)
  return { total: found.rows.length, hits }
}

/** The rows that match the query and pass the filter, with their scores; segment after segment. */
function findRows(view: CollectionView, { query, ranking, filter, sort }: EngineSearch): ScoredRows {
  const { documents, averageLength, generation, vocabulary, lists, live, pool, clock } = view
  const { segments } = live
  const check = () => clock.check()
  const terms = createTermReader({ vocabulary, lists, segments, check })
  const { texts } = generation.layout.postings
  const scored = sort === undefined
  const evaluate = prepareQuery(query, {
    documents,
    averageLength,
    texts,
    terms,
    pool,
    check,
    ranking,
    scored,
    wanted: 'all',
  })
  const passed = filter && filterRows(filter, view)
  const parts = segments.map((segment): ScoredRows => {
    check()
    const evaluated = evaluate(segment)
    const { states, scores, touched, size } = evaluated
    const part = { rows: new Uint32Array(size), scores: new Float64Array(size) }
    let count = 0
    for (let i = 0; i < size; i++) {
      const local = touched[i] as number
      const row = segment.rows[local] as number
      if (states[local] !== MATCHED || (passed !== undefined && passed[row] !== 1)) continue
      part.rows[count] = row
      part.scores[count++] = scores[local] as number
    }
    pool.give(evaluated)
    return { rows: part.rows.subarray(0, count), scores: part.scores.subarray(0, count) }
  })
  return joinRows(parts)
}

function joinRows(parts: readonly ScoredRows[]): ScoredRows {
  const size = parts.reduce((sum, { rows }) => sum + rows.length, 0)
  const joined = { rows: new Uint32Array(size), scores: new Float64Array(size) }
  let at = 0
  for (const { rows, scores } of parts) {
    joined.rows.set(rows, at)
    joined.scores.set(scores, at)
    at += rows.length
  }
  return joined
}
