import type { estypes } from '@elastic/elasticsearch'
import { FihristError } from '../../../errors.ts'
import type { WriteOperation, WriteResult } from '../../engine.ts'
import { writeAliasOf } from '../index/index-names.ts'
import { createRetry, retryPassing } from '../server/retry.ts'
import type { Server } from '../server/server.ts'
import { isPassing, isPassingStatus, ofResponse, toEngineError } from '../server/server-errors.ts'
import { type BulkItem, type PlacedOperation, renderChunks, splitIntoLanes } from './bulk-lines.ts'

/** When what was written is seen: when the call resolves, or at the next refresh of its own. */
export type Visibility = 'now' | 'later'

type BulkResults = {
  readonly results: WriteResult[]
  /** False when something may have been done twice, because a connection was lost: a document that was created may then
   * be said to be updated. */
  readonly exact: boolean
}

/** Up to so many operations wait for the refresh that comes anyway; more are worth one of their own. */
const FEW_OPERATIONS = 10

/** Requests under way at a time: an index takes each in a thread of its own. */
const LANES = 2

/** Of what the server says about a document, in UTF-16 units. */
const LONGEST_REASON = 300

/** The server waits so long for a shard that is away before it says so; then we wait. */
const SHARD_TIMEOUT = '5s'

/**
 * Does the operations on an index, those with one id in their order. What fails for a passing reason is tried again;
 * what the server can't take is `rejected`. Throws `engine_unavailable` when passing reasons last, `storage_full`,
 * `index_busy`, and `collection_not_found` when the index is gone, which is not made anew.
 */
export async function writeBulk(
  server: Server,
  index: string,
  operations: readonly WriteOperation[],
  visibility: Visibility,
): Promise<BulkResults> {
  const results = new Array<WriteResult>(operations.length)
  const few = operations.length <= FEW_OPERATIONS
  const refresh = visibility === 'now' && few ? 'wait_for' : false
  let hasFailed = false
  const writeLane = async (lane: readonly PlacedOperation[]): Promise<boolean> => {
    let exact = true
    for (const chunk of renderChunks(lane)) {
      if (hasFailed) break
      if (!(await writeChunk(server, index, chunk, refresh, results))) exact = false
    }
    return exact
  }
  const lanes = splitIntoLanes(operations, few ? 1 : LANES).map((lane) =>
    writeLane(lane).catch((error) => {
      hasFailed = true
      throw error
    }),
  )
  // When one fails, what the other has under way is waited for: nothing is written once the call is over.
  await Promise.allSettled(lanes)
  const exact = (await Promise.all(lanes)).every(Boolean)
  const { client, settings } = server
  if (visibility === 'now' && !few) await retryPassing(settings.retryTime, () => client.indices.refresh({ index }))
  return { results, exact }
}

async function writeChunk(
  { client, settings }: Server,
  index: string,
  chunk: readonly BulkItem[],
  refresh: 'wait_for' | false,
  results: WriteResult[],
): Promise<boolean> {
  const retry = createRetry(settings.retryTime)
  let waiting = chunk
  let exact = true
  for (;;) {
    let failure: FihristError
    try {
      const { items } = await client.bulk(
        {
          index: writeAliasOf(index),
          require_alias: true,
          operations: waiting.flatMap(({ lines }) => [...lines]),
          refresh,
          timeout: SHARD_TIMEOUT,
        },
        { maxRetries: 0 },
      )
      const failed = readItems(waiting, items, results)
      if (failed.failure === undefined) return exact
      if (failed.again.length < waiting.length) retry.progress()
      waiting = failed.again
      failure = failed.failure
    } catch (error) {
      if (isTooLarge(error) && waiting.length === 1) return rejectOnly(waiting, results) && exact
      if (!isPassing(error)) throw toEngineError(error)
      // The request may have arrived, and its answer been lost.
      exact = false
      failure = toEngineError(error)
    }
    if (!(await retry.wait())) throw failure
  }
}

/** For an operation that the server says nothing about. */
const NO_ANSWER = { type: 'no_answer', reason: 'nothing was said about an operation' }

/** Keeps the results and finds what has to be done again: what failed, and whatever comes after it with the same id. */
function readItems(
  sent: readonly BulkItem[],
  items: estypes.BulkResponse['items'],
  results: WriteResult[],
): { readonly again: readonly BulkItem[]; readonly failure: FihristError | undefined } {
  const ids = new Set<string>()
  let failure: FihristError | undefined
  const again = sent.filter(({ at, id }, i) => {
    const { status, error = NO_ANSWER, result } = items[i]?.index ?? items[i]?.delete ?? { status: 500 }
    const reason = { type: error.type, reason: error.reason ?? '' }
    if (result !== undefined) {
      results[at] = readResult(result)
    } else if (isPassingStatus(status, reason)) {
      failure ??= ofResponse(status, reason)
      ids.add(id)
    } else {
      results[at] = readRefusal(status, reason)
    }
    return ids.has(id)
  })
  return { again, failure }
}

const readResult = (result: string): WriteResult =>
  result === 'created' || result === 'deleted' || result === 'not_found' ? result : 'updated'

/** A document that the server can't take is one result; anything else stops the whole. */
function readRefusal(status: number, reason: { readonly type: string; readonly reason: string }): WriteResult {
  if (status !== 400) throw ofResponse(status, reason)
  // The document's own text follows here, and is of no help in a report.
  const [words = ''] = reason.reason.split(" Preview of field's value")
  return { rejected: `Elasticsearch can't take it (${reason.type}: ${words.slice(0, LONGEST_REASON)})` }
}

const isTooLarge = (error: unknown): boolean =>
  (error as { readonly meta?: { readonly statusCode?: number } }).meta?.statusCode === 413

function rejectOnly([item]: readonly BulkItem[], results: WriteResult[]): boolean {
  if (item === undefined) throw new FihristError('internal', 'an empty request was too large')
  results[item.at] = { rejected: `with its terms it has ${item.bytes} bytes, more than Elasticsearch takes at once` }
  return true
}
