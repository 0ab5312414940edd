import type { Filter } from '../../../query/filter.ts'
import { addWriteAlias } from '../index/create-index.ts'
import { writeAliasOf } from '../index/index-names.ts'
import type { CollectionIndex } from '../index/served-index.ts'
import type { ServedIndices } from '../index/served-indices.ts'
import type { Server } from '../server/server.ts'
import { ofResponse } from '../server/server-errors.ts'
import { filterClause } from './filter-clause.ts'

/** How often documents are looked for again that have changed just before they would have been removed. */
const TRIES = 5

/** How many documents pass the filter. */
export const countMatching = (server: Server, indices: ServedIndices, name: string, filter: Filter): Promise<number> =>
  indices.on(name, async ({ index, meta }) => {
    await server.client.indices.refresh({ index })
    const { count } = await server.client.count({ index, query: filterClause(filter, meta.mapping) })
    return count
  })

/** Removes some of them and gives how many. */
export const deleteMatching = (
  server: Server,
  indices: ServedIndices,
  name: string,
  filter: Filter,
  most: number,
): Promise<number> =>
  indices.on(name, async (served) => {
    if (!served.hasWriteAlias) {
      await addWriteAlias(server, served.index)
      indices.forget(name)
    }
    for (let tries = 0; tries < TRIES; tries++) {
      const { found, removed } = await deleteOnce(server, served, filter, most)
      if (removed > 0 || found === 0) return removed
    }
    return 0
  })

async function deleteOnce({ client }: Server, { index, meta }: CollectionIndex, filter: Filter, most: number) {
  // What was written just now is found too.
  await client.indices.refresh({ index })
  const { hits } = await client.search({
    index,
    query: filterClause(filter, meta.mapping),
    size: most,
    _source: false,
    seq_no_primary_term: true,
    track_total_hits: false,
    sort: ['_doc'],
  })
  if (hits.hits.length === 0) return { found: 0, removed: 0 }
  const { items } = await client.bulk(
    {
      index: writeAliasOf(index),
      require_alias: true,
      // One that has changed since it was found may not pass any more: the server then refuses.
      operations: hits.hits.map(({ _id, _seq_no, _primary_term }) => ({
        delete: { _id, if_seq_no: _seq_no, if_primary_term: _primary_term },
      })),
    },
    { maxRetries: 0 },
  )
  const removed = items.filter((item) => wasRemoved(item.delete)).length
  if (removed > 0) await client.indices.refresh({ index })
  return { found: hits.hits.length, removed }
}

const CHANGED = 409
const GONE = 404

/** False when it has changed or gone since. Throws what stands in the way of them all. */
function wasRemoved(
  item:
    | { readonly status: number; readonly error?: { readonly type: string; readonly reason?: string | null } }
    | undefined,
): boolean {
  const { status = 500, error } = item ?? {}
  if (status < 300) return true
  if (status === CHANGED || (status === GONE && error === undefined)) return false
  throw ofResponse(status, error && { type: error.type, reason: error.reason ?? '' })
}
