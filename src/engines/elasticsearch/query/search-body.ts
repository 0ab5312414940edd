import type { estypes } from '@elastic/elasticsearch'
import { type Mapping, textFields } from '../../../mapping/mapping.ts'
import { type EngineSearch, EXACT_TOTAL, type SearchAfter, type Sort } from '../../engine.ts'
import type { IndexMeta } from '../index/index-meta.ts'
import type { Clause } from './clauses.ts'
import { filterClause } from './filter-clause.ts'
import { queryClause } from './query-clause.ts'
import { sortBy } from './sort-values.ts'

/** The body of a search for one page. */
export function searchBody(request: EngineSearch, { mapping, copies }: Pick<IndexMeta, 'mapping' | 'copies'>) {
  const { filter, ranking, sort, after, offset, limit } = request
  const query = queryClause(request.query, { fields: textFields(mapping), copies, ranking, scored: sort === undefined })
  return {
    query: filter === undefined ? query : withFilter(query, filterClause(filter, mapping)),
    sort: sortBody(sort, mapping),
    size: limit,
    track_total_hits: EXACT_TOTAL,
    ...(after === undefined ? { from: offset } : { search_after: afterBody(after, sort, mapping) }),
  } satisfies estypes.SearchRequest
}

/** Beside the query's own filter, not around its scores: the server then still passes over what can't be among the best. */
function withFilter(query: Clause, filter: Clause): Clause {
  const { filter: own, ...others } = query.bool ?? { must: [query] }
  return { bool: { ...others, filter: [own ?? [], filter].flat() } }
}

/** Ties are broken by id. */
function sortBody(sort: Sort | undefined, mapping: Mapping): estypes.SortCombinations[] {
  if (sort === undefined) return [{ _score: { order: 'desc' } }, { id: 'asc' }]
  const by = sortBy(sort, mapping)
  return by === undefined ? [{ id: 'asc' }] : [{ [by.path]: { order: sort.order, missing: by.missing } }, { id: 'asc' }]
}

/** The values of the sort where the page before ended. */
function afterBody({ value, id }: SearchAfter, sort: Sort | undefined, mapping: Mapping): (string | number | null)[] {
  if (sort === undefined) return [value, id]
  const by = sortBy(sort, mapping)
  return by === undefined ? [id] : [value ?? by.none, id]
}
