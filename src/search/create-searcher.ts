import type { Analyzer } from '../analysis/token.ts'
import type { CollectionSpec, Engine, EngineAnswer } from '../engines/engine.ts'
import { FihristError, noCollection } from '../errors.ts'
import { textFields } from '../mapping/mapping.ts'
import { createPause } from '../pause.ts'
import { createExpand } from '../query/expand/create-expand.ts'
import { readFilter } from '../query/filter/read-filter.ts'
import { positiveLeaves } from '../query/positive-leaves.ts'
import type { QueryLeaf } from '../query/tree.ts'
import type { CheckedRequest, SearchAnswer, Searcher, SearchHit, SearchRequest } from './answer.ts'
import { renderCursor } from './cursor.ts'
import { explainDocument } from './explain/explain-document.ts'
import { explainQuery } from './explain/explain-query.ts'
import { findHits } from './find-hits.ts'
import { createHighlighter } from './highlight/create-highlighter.ts'
import { PAGE_LIMITS } from './page-limits.ts'
import { COUNTED_LEVELS, HIGHLIGHT_LEVELS } from './ranking.ts'
import { createTurns } from './turns.ts'

/** Milliseconds of work after which a search lets other requests have their turn. */
const SLICE = 8

/** The searcher over an engine: query language in, ranked and highlighted hits out. */
export function createSearcher({ engine, analyzer }: { engine: Engine; analyzer: Analyzer }): Searcher {
  const expand = createExpand(analyzer)
  const turn = createTurns()
  async function answer(began: number, collection: CollectionSpec, asked: SearchRequest): Promise<SearchAnswer> {
    requireSameAnalyzer(collection, analyzer)
    const filter = asked.filter === undefined ? undefined : readFilter(asked.filter, collection.mapping)
    const request: CheckedRequest = { ...asked, filter }
    const { query, answer, corrected } = await findHits(request, collection, { engine, analyzer, expand })
    await turn()
    const leaves = positiveLeaves(query.query)
    const explain = request.explain === true
    const hits = await showHits(answer, leaves, collection, analyzer, explain)
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
  }

  return {
    async search(name, request) {
      const began = performance.now()
      const collection = await engine.find(name)
      if (collection === undefined) throw noCollection(name)
      return answer(began, collection, request)
    },
    searchIn: (collection, request) => answer(performance.now(), collection, request),
  }
}

function requireSameAnalyzer({ name, analyzerVersion }: CollectionSpec, { version }: Analyzer): void {
  if (analyzerVersion === version) return
  throw new FihristError(
    'analyzer_mismatch',
    `"${name}" was built by analyzer ${analyzerVersion}, this is ${version}: rebuild it with fihrist index --rebuild`,
  )
}

async function showHits(
  { hits }: EngineAnswer,
  leaves: readonly QueryLeaf[],
  { mapping }: CollectionSpec,
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

function nextCursor(request: CheckedRequest, { hits, total }: EngineAnswer): string | null {
  const last = hits.at(-1)
  if (last === undefined || hits.length < (request.limit ?? PAGE_LIMITS.usualHits)) return null
  const seen = (request.offset ?? 0) + hits.length
  if (request.cursor === undefined && total.relation === 'eq' && seen >= total.value) return null
  return renderCursor(request, last.after)
}
