import { noCollection } from '../../../errors.ts'
import type { Server } from '../server/server.ts'
import { toEngineError } from '../server/server-errors.ts'
import { createFreshValues } from './fresh-values.ts'
import { type CollectionIndex, findServed } from './served-index.ts'

/** Which index serves each collection, asked for at most once a moment. */
export type ServedIndices = {
  /** Undefined when there is no such collection. */
  find(name: string): Promise<CollectionIndex | undefined>
  /** As it was asked for a moment ago, if it is there. */
  peek(name: string): CollectionIndex | undefined
  /** Has the next caller ask. */
  forget(name: string): void
  /**
   * Does something on the index that serves; when that turns out to be gone, or no longer to be the one, once more on the
   * one that serves now. Throws `collection_not_found`, and what `work` throws.
   */
  on<Result>(name: string, work: (served: CollectionIndex) => Promise<Result>): Promise<Result>
}

/** What an index says that does not serve any more: it was removed, or takes no writes. */
const MOVED = ['collection_not_found', 'index_busy']

/** Makes them for a server. */
export function createServedIndices(server: Server): ServedIndices {
  const served = createFreshValues((name) => findServed(server, name))
  return {
    find: served.get,
    peek: served.peek,
    forget: served.forget,
    async on(name, work) {
      const known = served.peek(name)
      if (known !== undefined) {
        try {
          return await work(known)
        } catch (error) {
          if (!MOVED.includes(toEngineError(error).code)) throw error
        }
      }
      served.forget(name)
      const now = await served.get(name)
      if (now === undefined) throw noCollection(name)
      return work(now)
    },
  }
}
