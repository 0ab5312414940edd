import type { Engine, WriteOperation } from '../../engines/engine.ts'
import type { IdSet } from './id-set.ts'
import { retryBusy } from './retry-busy.ts'

const BATCH = 500

/** Ids of the documents of a collection that are not in the set. */
export async function* idsWithout(engine: Engine, collection: string, seen: IdSet): AsyncGenerator<string> {
  for await (const { id } of engine.documents(collection)) if (!seen.has(id)) yield id
}

/** Removes every document of a collection whose id is in neither set; resolves to how many there were. */
export async function prune(
  engine: Engine,
  collection: string,
  kept: { readonly seen: IdSet; readonly rejected: IdSet },
): Promise<number> {
  // All of them are found before the first is removed: what a walk sees of changes under its feet is not promised.
  const vanished: WriteOperation[] = []
  for await (const id of idsWithout(engine, collection, kept.seen)) {
    if (!kept.rejected.has(id)) vanished.push({ type: 'delete', id })
  }
  let removed = 0
  for (let start = 0; start < vanished.length; start += BATCH) {
    const operations = vanished.slice(start, start + BATCH)
    const results = await retryBusy(() => engine.write(collection, operations, 'relaxed'))
    removed += results.filter((result) => result === 'deleted').length
  }
  return removed
}
