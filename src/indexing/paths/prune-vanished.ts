import { prune } from '../write/prune.ts'
import { emptyPaths } from './empty-paths.ts'
import type { PathsOptions } from './options.ts'
import type { Run } from './run.ts'

/** What `prune` did, or why it did nothing. */
export type Pruning = { readonly pruned?: number; readonly notPruned?: string }

/** Removes the documents that were not there in this run, where it is certain which they are. */
export async function pruneVanished({ engine, collection }: PathsOptions, run: Run): Promise<Pruning> {
  const notPruned = whyNotPrune(collection, run)
  return notPruned === undefined ? { pruned: await prune(engine, collection, run) } : { notPruned }
}

/**
 * Only when every document that is still there is known: behind a file that could not be read, or a line without a
 * sound id, stands a document that would be taken for a vanished one. And a folder that seems empty is more often a
 * disk that is not mounted than a wish to remove everything.
 */
export function whyNotPrune(collection: string, run: Run): string | undefined {
  if (run.unknown !== undefined) {
    const { file = collection, line, reason } = run.unknown
    const place = line === undefined ? file : `${file}:${line}`
    return `what ${place} holds is not known (${reason})`
  }
  if (run.seen.size === 0) return 'not one document was found'
  const [empty] = emptyPaths(run)
  return empty && `not one document was found in ${empty}`
}
