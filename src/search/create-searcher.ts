import type { Analyzer } from '../analysis/token.ts'
import type { CollectionInfo, Engine, EngineAnswer } from '../engines/engine.ts'
import { FihristError } from '../errors.ts'
import { textFields } from '../mapping/mapping.ts'
import { createPause } from '../pause.ts'
import { positiveLeaves } from '../query/positive-leaves.ts'
import type { Query } from '../query/tree.ts'
import type { Searcher, SearchHit, SearchRequest } from './answer.ts'
import { renderCursor } from './cursor.ts'
import { DEFAULT_LIMIT, findHits } from './find-hits.ts'
import { highlightDocument } from './highlight/highlight-document.ts'
import { HIGHLIGHT_LEVELS } from './highlight-levels.ts'

/** Milliseconds of work after which a search lets other requests have their turn. */
const SLICE = 8

/** The searcher over an engine: query language in, ranked and highlighted hits out. */
export function createSearcher({ engine, analyzer }: { engine: Engine; analyzer: Analyzer }): Searcher {
  return {
    async search(collection, request) {
      const began = performance.now()
      const info = await describe(engine, analyzer, collection)
      const { query, answer, corrected } = await findHits(request, info, { engine, analyzer })
      const hits = await highlightHits(answer, query.query, info, analyzer)
      return {
        total: answer.total,
        took: Math.round((performance.now() - began) * 10) / 10,
        query: { interpreted: query.interpreted, ignored: query.ignored, corrected },
        hits,
        next: nextCursor(request, answer),
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

async function highlightHits(
  { hits }: EngineAnswer,
  query: Query,
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

function nextCursor(request: SearchRequest, { hits, total }: EngineAnswer): string | null {
  const last = hits.at(-1)
  if (last === undefined || hits.length < (request.limit ?? DEFAULT_LIMIT)) return null
  const seen = (request.offset ?? 0) + hits.length
  if (request.cursor === undefined && total.relation === 'eq' && seen >= total.value) return null
  return renderCursor(request, last.after)
}
