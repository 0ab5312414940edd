import { hash } from 'node:crypto'
import { searchTimeout } from '../../../errors.ts'
import type { EngineAnswer, EngineSearch } from '../../engine.ts'
import type { Source } from '../index/index-body.ts'
import type { CollectionIndex } from '../index/served-index.ts'
import { requireServed } from '../index/served-index.ts'
import type { InTurn } from '../server/in-turn.ts'
import type { Server } from '../server/server.ts'
import { isCircuitBroken, toEngineError } from '../server/server-errors.ts'
import { isOverSize } from '../server/whole-body-connection.ts'
import { readAnswer } from './read-answer.ts'
import { searchBody } from './search-body.ts'
import { MOST_ANSWER_BYTES, searchInPieces, sourceOf } from './search-in-pieces.ts'

/** Copies may be swapped under a search; three times within one it would be a fault. */
const MOST_TRIES = 3

/** Milliseconds that an answer may take on its way, beside the search itself. */
const GRACE = 250

/** What is known of the collections: as it was when last asked for, and as it was a moment ago. */
type Known = {
  readonly last: Map<string, CollectionIndex>
  readonly fresh: (name: string) => CollectionIndex | undefined
  /** Does works one after the other: those that hold megabytes. */
  readonly inTurn: InTurn
}

/**
 * Answers a search. Which copy serves, and its newest weights, are asked for beside the search itself, unless somebody
 * has done so a moment ago; when they have changed, the search is done again.
 */
export async function searchCollection(
  server: Server,
  { last, fresh, inTurn }: Known,
  name: string,
  request: EngineSearch,
): Promise<EngineAnswer> {
  for (let tries = 1; ; tries++) {
    const seen = tries === 1 ? fresh(name) : undefined
    const assumed = seen ?? last.get(name)
    const [served, answer] = await Promise.all([
      seen ?? requireServed(server, name),
      assumed && searchIndex(server, assumed, request, inTurn).catch(toEngineError),
    ])
    last.set(name, served)
    if (answer === undefined || assumed === undefined || !isSame(assumed, served)) continue
    if (!(answer instanceof Error)) return answer
    // The copy may have been removed between the two questions.
    if (answer.code !== 'collection_not_found' || tries === MOST_TRIES) throw answer
  }
}

async function searchIndex(
  server: Server,
  served: CollectionIndex,
  request: EngineSearch,
  inTurn: InTurn,
): Promise<EngineAnswer> {
  const { client, settings } = server
  const { index, meta, shards } = served
  const body = searchBody(request, meta)
  const { deadline, signal, parts } = request
  /** Milliseconds. */
  const timeLeft = () => {
    const left = deadline === undefined ? undefined : deadline - Date.now()
    if (left !== undefined && left <= 0) throw searchTimeout()
    return left
  }
  const left = timeLeft()
  const search = {
    index,
    ...body,
    ...sourceOf(parts),
    ...(left === undefined ? {} : { timeout: `${left}ms` }),
    // Scores of several shards are only alike when they count words together first.
    ...(shards === 1 ? {} : { search_type: 'dfs_query_then_fetch' as const }),
    // The same copy of a shard for all pages of a query: deleted documents still count in scores, on each copy others.
    preference: hash('sha1', JSON.stringify(body.query)),
    allow_partial_search_results: false,
  }
  const transport = () => {
    const time = timeLeft()
    return {
      ...(signal === undefined ? {} : { signal }),
      // The server looks at its clock now and then only; whoever hangs up stops it.
      ...(time === undefined ? {} : { requestTimeout: Math.min(time + GRACE, settings.requestTimeout) }),
    }
  }
  const limit = parts === undefined ? {} : { maxResponseSize: MOST_ANSWER_BYTES }
  try {
    const response = await client.search<Source>(search, { ...transport(), ...limit })
    // What it has found by then is not what is there.
    if (response.timed_out) throw searchTimeout()
    return readAnswer(response, request, meta.mapping)
  } catch (error) {
    if (isLate(error, deadline)) throw searchTimeout()
    if (!isOverSize(error) && !isCircuitBroken(error)) throw error
  }
  try {
    return await inTurn(() => searchInPieces(server, served, request, search, transport))
  } catch (error) {
    throw isLate(error, deadline) ? searchTimeout() : error
  }
}

const isLate = (error: unknown, deadline: number | undefined): boolean =>
  deadline !== undefined && Date.now() >= deadline && error instanceof Error && error.name === 'TimeoutError'

const isSame = (a: CollectionIndex, b: CollectionIndex): boolean =>
  a.index === b.index && JSON.stringify(a.meta.mapping) === JSON.stringify(b.meta.mapping)
