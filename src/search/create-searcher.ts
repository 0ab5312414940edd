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
import { checkAnswerSize } from './answer-size.ts'
import { renderCursor } from './cursor.ts'
import { explainDocument } from './explain/explain-document.ts'
import { explainQuery } from './explain/explain-query.ts'
import { findHits } from './find-hits.ts'
import { createHighlighter } from './highlight/create-highlighter.ts'
import { PAGE_LIMITS } from './page-limits.ts'
import { COUNTED_LEVELS, HIGHLIGHT_LEVELS } from './ranking.ts'
import { createSearchQueue } from './search-queue.ts'
import { checkDeadline, createTimeBudget } from './time-budget.ts'
import { createTurns } from './turns.ts'

/** Milliseconds of work after which a search lets other requests have their turn. */
const SLICE = 8

/** Milliseconds after which a search that still waits for its turn is refused: whoever asked has given up. */
const PATIENCE = 10_000

export type SearcherOptions = {
  readonly engine: Engine
  readonly analyzer: Analyzer
  /** Milliseconds that a search may work, its turn once come; default: as long as it takes. */
  readonly timeout?: number | undefined
  /** Searches that may wait for their turn; default 200. */
  readonly mostWaiting?: number | undefined
}

/** The searcher over an engine: query language in, ranked and highlighted hits out. */
export function createSearcher({ engine, analyzer, timeout, mostWaiting = 200 }: SearcherOptions): Searcher {
  const expand = createExpand(analyzer)
  const turn = createTurns()
  const queue = createSearchQueue({ running: engine.searchesAtOnce, waiting: mostWaiting, patience: PATIENCE })

  async function answer(began: number, collection: CollectionSpec, asked: SearchRequest): Promise<SearchAnswer> {
    requireSameAnalyzer(collection, analyzer)
    const filter = asked.filter === undefined ? undefined : readFilter(asked.filter, collection.mapping)
    const request: CheckedRequest = { ...asked, filter }
    const budget = createTimeBudget(timeout)
    const services = { engine, analyzer, expand, queue, budget }
    const { query, answer, corrected } = await findHits(request, collection, services)
    await turn()
    const leaves = positiveLeaves(query.query)
    const explain = request.explain === true
    const hits = await budget.spend((deadline) => showHits(answer, leaves, collection, { analyzer, explain, deadline }))
    const shown: SearchAnswer = {
      total: answer.total,
      took: Math.round((performance.now() - began) * 10) / 10,
      query: {
        interpreted: query.interpreted,
        ignored: query.ignored,
        corrected,
        ...(explain && { explain: explainQuery(leaves, analyzer) }),
      },
      hits,
      next: nextCursor(collection.name, request, answer),
    }
    checkAnswerSize(shown, PAGE_LIMITS.answerBytes)
    return shown
  }

  /** The engine knows what it was busy with, not how long that was allowed to last. */
  function sayWhatWasTooMuch(error: unknown): never {
    if (timeout === undefined || !(error instanceof FihristError) || error.code !== 'search_timeout') throw error
    const { part } = error.details
    const doing = part === undefined ? '' : `, while it looked for ${part}`
    const message = `the search was given up after ${timeout / 1000} s${doing}: ask for fewer or rarer words`
    throw new FihristError('search_timeout', message, { ...error.details, timeout }, error)
  }

  return {
    async search(name, request) {
      const began = performance.now()
      const collection = await engine.find(name)
      if (collection === undefined) throw noCollection(name)
      return answer(began, collection, request).catch(sayWhatWasTooMuch)
    },
    searchIn: (collection, request) => answer(performance.now(), collection, request).catch(sayWhatWasTooMuch),
    load: queue.load,
  }
}

function requireSameAnalyzer({ name, analyzerVersion }: CollectionSpec, { version }: Analyzer): void {
  if (analyzerVersion === version) return
  throw new FihristError(
    'analyzer_mismatch',
    `"${name}" was built by analyzer ${analyzerVersion}, this is ${version}: rebuild it with fihrist index --rebuild`,
  )
}

type Showing = { readonly analyzer: Analyzer; readonly explain: boolean; readonly deadline: number | undefined }

async function showHits(
  { hits }: EngineAnswer,
  leaves: readonly QueryLeaf[],
  { mapping }: CollectionSpec,
  { analyzer, explain, deadline }: Showing,
): Promise<SearchHit[]> {
  const fields = textFields(mapping).map(({ name }) => name)
  const nextSlice = createPause(SLICE)
  const pause = async () => {
    checkDeadline(deadline, 'the words to mark')
    await nextSlice()
  }
  const reading = { fields, leaves, analyzer, pause }
  const highlight = createHighlighter({ ...reading, levels: HIGHLIGHT_LEVELS })
  const shown: SearchHit[] = []
  for (const hit of hits) {
    const { id, score, document, omitted } = hit
    const highlights = await highlight(hit)
    const matched = explain ? { explain: await explainDocument({ ...reading, hit, levels: COUNTED_LEVELS }) } : {}
    shown.push({ id, score, document, ...(omitted && { omitted }), highlights, ...matched })
  }
  return shown
}

function nextCursor(collection: string, request: CheckedRequest, { hits, total }: EngineAnswer): string | null {
  const last = hits.at(-1)
  if (last === undefined || hits.length < (request.limit ?? PAGE_LIMITS.usualHits)) return null
  const seen = (request.offset ?? 0) + hits.length
  if (request.cursor === undefined && total.relation === 'eq' && seen >= total.value) return null
  return renderCursor(collection, request, last.after)
}
