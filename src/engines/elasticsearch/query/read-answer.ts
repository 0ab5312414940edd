import type { estypes } from '@elastic/elasticsearch'
import type { Mapping } from '../../../mapping/mapping.ts'
import type { EngineAnswer, EngineHit, EngineSearch, Sort } from '../../engine.ts'
import type { Source } from '../index/index-body.ts'
import { createCutter, type HitParts } from './cut-hits.ts'
import { type SortBy, sortBy } from './sort-values.ts'

/** The server's answer to a search as ours. */
export function readAnswer(
  { hits }: estypes.SearchResponse<Source>,
  { sort, parts }: Pick<EngineSearch, 'sort' | 'parts'>,
  mapping: Mapping,
): EngineAnswer {
  const cut = createCutter(parts, hits.hits.length)
  return readHits(hits, sort, mapping, ({ _source }) => _source && cut(_source.document))
}

type Hits = estypes.SearchResponse<Source>['hits']
type Hit = estypes.SearchHit<Source>

/** The same; `partsOf` tells what comes of a hit's document, undefined when it is gone. */
export function readHits(
  hits: Hits,
  sort: Sort | undefined,
  mapping: Mapping,
  partsOf: (hit: Hit) => HitParts | undefined,
): EngineAnswer {
  const total = typeof hits.total === 'object' ? hits.total : { value: hits.total ?? 0, relation: 'eq' as const }
  const by = sort && sortBy(sort, mapping)
  const readHit = (hit: Hit): EngineHit[] => {
    const { _id: id, _score } = hit
    const parts = partsOf(hit)
    if (parts === undefined || id === undefined) return []
    const score = sort === undefined ? (_score ?? 0) : 0
    const value = sort === undefined ? score : readSortValue(hit, by)
    return [{ id, score, ...parts, after: { value, id } }]
  }
  return { total: { value: total.value, relation: total.relation }, hits: hits.hits.flatMap(readHit) }
}

function readSortValue({ sort: [value] = [] }: Hit, by: SortBy | undefined) {
  if (by === undefined || value === by.none) return null
  return typeof value === 'string' || typeof value === 'number' ? value : null
}
