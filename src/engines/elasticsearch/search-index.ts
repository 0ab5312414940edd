import type { EngineAnswer, EngineSearch } from '../engine.ts'
import { readAnswer, type Source } from './read-answer.ts'
import { renderSearch } from './render-search.ts'
import type { CollectionIndex } from './served-index.ts'
import { requireServed } from './served-index.ts'
import type { Server } from './server.ts'
import { toEngineError } from './server-errors.ts'

/** Copies may be swapped under a search; three times within one it would be a fault. */
const MOST_TRIES = 3

/**
 * Answers a search. Which copy serves, and its newest weights, are asked for beside the search itself, which is done as
 * they were known to be: when they have changed, it is done again. `known` remembers them.
 */
export async function searchCollection(
  server: Server,
  known: Map<string, CollectionIndex>,
  name: string,
  request: EngineSearch,
): Promise<EngineAnswer> {
  for (let tries = 1; ; tries++) {
    const assumed = known.get(name)
    const [served, answer] = await Promise.all([
      requireServed(server, name),
      assumed && searchIndex(server, assumed, request).catch(toEngineError),
    ])
    known.set(name, served)
    if (answer === undefined || assumed === undefined || !isSame(assumed, served)) continue
    if (!(answer instanceof Error)) return answer
    // The copy may have been removed between the two questions.
    if (answer.code !== 'collection_not_found' || tries === MOST_TRIES) throw answer
  }
}

async function searchIndex(
  { client }: Server,
  { index, meta }: CollectionIndex,
  request: EngineSearch,
): Promise<EngineAnswer> {
  const body = renderSearch(request, meta.mapping)
  const response = await client.search<Source>({
    index,
    ...body,
    // Scores of several shards are only alike when they count words together; with one shard it makes no difference.
    search_type: 'dfs_query_then_fetch',
    allow_partial_search_results: false,
  })
  return readAnswer(response, request.sort, meta.mapping)
}

const isSame = (a: CollectionIndex, b: CollectionIndex): boolean =>
  a.index === b.index && JSON.stringify(a.meta.mapping) === JSON.stringify(b.meta.mapping)
