import type { Engine } from '../../engines/engine.ts'
import { FihristError, toFihristError } from '../../errors.ts'
import type { Filter } from '../../query/filter.ts'
import { retryBusy } from './retry-busy.ts'

/** What became of a deletion by filter. */
export type Deletion = {
  /** Documents that passed the filter in the beginning. */
  readonly matched: number
  readonly deleted: number
  /** Whether none is left that passes; else the same call goes on. */
  readonly complete: boolean
}

export type DeletionOptions = {
  /** Milliseconds after which it ends between two steps; default: never. */
  readonly timeout?: number | undefined
  /** Aborted when nobody waits any more: it ends between two steps. */
  readonly signal?: AbortSignal | undefined
}

/** Documents of one step: other writers wait for their turn meanwhile. */
const STEP = 100

/**
 * Removes the documents that pass a filter, in steps between which others write and search. Each step is on disk before
 * the next begins, and stays, whatever happens afterwards: an error has the `Deletion` so far as `details.results`.
 */
export async function deleteMatching(
  engine: Engine,
  collection: string,
  filter: Filter,
  { timeout, signal }: DeletionOptions = {},
): Promise<Deletion> {
  const end = timeout === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeout
  const matched = await engine.countMatching(collection, filter)
  let deleted = 0
  try {
    while (signal?.aborted !== true && performance.now() < end) {
      const step = await retryBusy(() => engine.deleteMatching(collection, filter, STEP))
      if (step === 0) return { matched, deleted, complete: true }
      deleted += step
    }
  } catch (error) {
    const { code, message, details } = toFihristError(error)
    const results: Deletion = { matched, deleted, complete: false }
    throw new FihristError(code, message, { ...details, results }, error)
  }
  return { matched, deleted, complete: (await engine.countMatching(collection, filter)) === 0 }
}
