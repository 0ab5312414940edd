import type { Analyzer } from '../analysis/token.ts'
import type { CollectionInfo, Engine, EngineAnswer } from '../engines/engine.ts'
import { FihristError } from '../errors.ts'
import { textFields } from '../mapping/mapping.ts'
import { createPause } from '../pause.ts'
import { createExpand } from '../query/expand/create-expand.ts'
import { positiveLeaves } from '../query/positive-leaves.ts'
import type { QueryLeaf } from '../query/tree.ts'
import type { Searcher, SearchHit, SearchRequest } from './answer.ts'
import { renderCursor } from './cursor.ts'
import { explainDocument } from './explain/explain-document.ts'
import { explainQuery } from './explain/explain-query.ts'
import { DEFAULT_LIMIT, findHits } from './find-hits.ts'
import { createHighlighter } from './highlight/create-highlighter.ts'
import { HIGHLIGHT_LEVELS } from './highlight-levels.ts'
import { COUNTED_LEVELS } from './ranking.ts'
import { createTurns } from './turns.ts'

/** Milliseconds of work after which a search lets other requests have their turn. */
const SLICE = 8

/** The searcher over an engine: query language in, ranked and highlighted hits out. */
export function createSearcher({ engine, analyzer }: { engine: Engine; analyzer: Analyzer }): Searcher {
  const expand = createExpand(analyzer)
  const turn = createTurns()
  return {
    async search(collection, request) {
      const began = performance.now()
      const info = await describe(engine, analyzer, collection)
      const { query, answer, corrected } = await findHits(request, info, { engine, analyzer, expand })
      await turn()
      const leaves = positiveLeaves(query.query)
      const explain = request.explain === true
      const hits = await showHits(answer, leaves, info, analyzer, explain)
      return {
        total: answer.total,
        took: Math.round((performance.now() - began) * 10) / 10,
        query: {
          interpreted: query.interpreted,
          ignored: query.ignored,
          corrected,
          ...(explain && { explain: explainQuery(leaves, analyzer) }),
        },
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

async function showHits(
  { hits }: EngineAnswer,
  leaves: readonly QueryLeaf[],
  { mapping }: CollectionInfo,
  analyzer: Analyzer,
  explain: boolean,
): Promise<SearchHit[]> {
  const fields = textFields(mapping).map(({ name }) => name)
  const reading = { fields, leaves, analyzer, pause: createPause(SLICE) }
  const highlight = createHighlighter({ ...reading, levels: HIGHLIGHT_LEVELS })
  const shown: SearchHit[] = []
  for (const { id, score, document } of hits) {
    const highlights = await highlight(document)
    const matched = explain ? { explain: await explainDocument({ ...reading, document, levels: COUNTED_LEVELS }) } : {}
    shown.push({ id, score, document, highlights, ...matched })
  }
  return shown
}

function nextCursor(request: SearchRequest, { hits, total }: EngineAnswer): string | null {
  const last = hits.at(-1)
  if (last === undefined || hits.length < (request.limit ?? DEFAULT_LIMIT)) return null
  const seen = (request.offset ?? 0) + hits.length
  if (request.cursor === undefined && total.relation === 'eq' && seen >= total.value) return null
  return renderCursor(request, last.after)
}
