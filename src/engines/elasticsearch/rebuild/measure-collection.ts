import { isAlive } from '../../common/builder.ts'
import type { CollectionUsage } from '../../engine.ts'
import { findServed, listCopies } from '../index/served-index.ts'
import type { Server } from '../server/server.ts'
import { readLock } from './rebuild-lock.ts'

/** What the server keeps of a collection: documents as searches see them, the stores of all copies with their replicas. */
export async function measureCollection(server: Server, name: string): Promise<CollectionUsage | undefined> {
  const [served, lock] = await Promise.all([findServed(server, name), readLock(server, name)])
  if (served === undefined) return undefined
  const copies = (await listCopies(server, name)).map(({ index }) => index)
  const { indices = {}, _all } = await server.client.indices.stats({
    index: [...new Set([served.index, ...copies])],
    metric: ['docs', 'store'],
    filter_path: '_all.total.store.size_in_bytes,indices.*.primaries.docs.count',
  })
  return {
    documents: indices[served.index]?.primaries?.docs?.count ?? 0,
    bytes: _all?.total?.store?.size_in_bytes ?? 0,
    copy: served.index,
    rebuilding: lock !== undefined && isAlive(lock.lock),
  }
}
