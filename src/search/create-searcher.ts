import type { Analyzer } from '../analysis/token.ts'
import type { CollectionInfo, Engine, EngineAnswer, EngineSearch } from '../engines/engine.ts'
import { FihristError } from '../errors.ts'
import { textFields } from '../mapping/mapping.ts'
import { createPause } from '../pause.ts'
import { analyseQuery } from '../query/analyse-query.ts'
import type { Filter } from '../query/filter.ts'
import { parseQuery } from '../query/parse-query.ts'
import { positiveLeaves } from '../query/positive-leaves.ts'
import type { Searcher, SearchHit, SearchRequest } from './answer.ts'
import { readCursor, renderCursor } from './cursor.ts'
import { highlightDocument } from './highlight/highlight-document.ts'
import { HIGHLIGHT_LEVELS } from './highlight-levels.ts'
import { ADJACENCY_WEIGHT, LOOSE_RANKING, RANKING } from './ranking.ts'
import { resolveSort } from './read-sort.ts'

const DEFAULT_LIMIT = 10

/** Milliseconds of work after which a search lets other requests have their turn. */
const SLICE = 8

/** The searcher over an engine: query language in, ranked and highlighted hits out. */
export function createSearcher({ engine, analyzer }: { engine: Engine; analyzer: Analyzer }): Searcher {
  return {
    async search(collection, request) {
      const began = performance.now()
      const info = await describe(engine, analyzer, collection)
      const match = request.match ?? (request.sort === undefined ? 'any' : 'all')
      const parsed = parseQuery(request.q, { mapping: info.mapping })
      const analysed = analyseQuery(parsed, {
        analyzer,
        mapping: info.mapping,
        match,
        adjacencyWeight: ADJACENCY_WEIGHT,
      })
      const limit = request.limit ?? DEFAULT_LIMIT
      const answer = await findHits(engine, collection, {
        query: analysed.query,
        filter: both(request.filter, analysed.filter),
        sort: request.sort && resolveSort(request.sort, info.mapping),
        offset: request.offset ?? 0,
        limit,
        after: request.cursor === undefined ? undefined : readCursor(request.cursor, request),
      })
      const hits = await highlightHits(answer, analysed.query, info, analyzer)
      return {
        total: answer.total,
        took: Math.round((performance.now() - began) * 10) / 10,
        query: { interpreted: analysed.interpreted, ignored: analysed.ignored, corrected: null },
        hits,
        next: nextCursor(request, answer, limit),
      }
    },
  }
}

async function describe(engine: Engine, analyzer: Analyzer, collection: string): Promise<CollectionInfo> {
  const info = await engine.describe(collection)
  if (info === undefined) throw new FihristError('collection_not_found', `there is no collection "${collection}"`)
  if (info.analyzerVersion !== analyzer.version) {
    const versions = `analyzer ${info.analyzerVersion}, this is ${analyzer.version}`
    throw new FihristError(
      'analyzer_mismatch',
      `"${collection}" was built by ${versions}: rebuild it with fihrist index --rebuild`,
    )
  }
  return info
}

/** Words of the same root make no hits of their own, so that they can't swell totals, unless nothing else is found. */
async function findHits(
  engine: Engine,
  collection: string,
  search: Omit<EngineSearch, 'ranking'>,
): Promise<EngineAnswer> {
  const answer = await engine.search(collection, { ...search, ranking: RANKING })
  return answer.total.value > 0 ? answer : engine.search(collection, { ...search, ranking: LOOSE_RANKING })
}

async function highlightHits(
  { hits }: EngineAnswer,
  query: EngineSearch['query'],
  { mapping }: CollectionInfo,
  analyzer: Analyzer,
): Promise<SearchHit[]> {
  const fields = textFields(mapping).map(({ name }) => name)
  const leaves = positiveLeaves(query)
  const pause = createPause(SLICE)
  const highlighted: SearchHit[] = []
  for (const { id, score, document } of hits) {
    const highlights = await highlightDocument({ document, fields, leaves, analyzer, levels: HIGHLIGHT_LEVELS, pause })
    highlighted.push({ id, score, document, highlights })
  }
  return highlighted
}

function nextCursor(request: SearchRequest, { hits, total }: EngineAnswer, limit: number): string | null {
  const last = hits.at(-1)
  if (last === undefined || hits.length < limit) return null
  const seen = (request.offset ?? 0) + hits.length
  if (request.cursor === undefined && total.relation === 'eq' && seen >= total.value) return null
  return renderCursor(request, last.after)
}

function both(first: Filter | undefined, second: Filter | undefined): Filter | undefined {
  if (first === undefined || second === undefined) return first ?? second
  return { type: 'and', filters: [first, second] }
}
