import type { estypes } from '@elastic/elasticsearch'
import type { Mapping } from '../../../mapping/mapping.ts'
import type { EngineAnswer, EngineHit, Sort } from '../../engine.ts'
import type { Source } from '../index/index-body.ts'
import { type SortBy, sortBy } from './sort-values.ts'

/** The server's answer to a search as ours. */
export function readAnswer(
  { hits }: estypes.SearchResponse<Source>,
  sort: Sort | undefined,
  mapping: Mapping,
): EngineAnswer {
  const total = typeof hits.total === 'object' ? hits.total : { value: hits.total ?? 0, relation: 'eq' as const }
  const by = sort && sortBy(sort, mapping)
  const readHit = (hit: estypes.SearchHit<Source>): EngineHit[] => {
    const { _id: id, _score, _source } = hit
    if (_source === undefined || id === undefined) return []
    const score = sort === undefined ? (_score ?? 0) : 0
    const value = sort === undefined ? score : readSortValue(hit, by)
    return [{ id, score, document: _source.document, after: { value, id } }]
  }
  return { total: { value: total.value, relation: total.relation }, hits: hits.hits.flatMap(readHit) }
}

function readSortValue({ sort: [value] = [] }: estypes.SearchHit<Source>, by: SortBy | undefined) {
  if (by === undefined || value === by.none) return null
  return typeof value === 'string' || typeof value === 'number' ? value : null
}
