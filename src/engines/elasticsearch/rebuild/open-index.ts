import { requireSameBuild } from '../../common/collection-errors.ts'
import type { CollectionSpec } from '../../engine.ts'
import { addWriteAlias, createServedIndex } from '../index/create-index.ts'
import { metaOf, renderMeta } from '../index/index-meta.ts'
import { requireServed } from '../index/served-index.ts'
import type { ServedIndices } from '../index/served-indices.ts'
import type { Server } from '../server/server.ts'
import { readLock } from './rebuild-lock.ts'

/** Makes a collection's first index, or checks that the one that serves was built from the same. */
export async function openIndex(server: Server, indices: ServedIndices, spec: CollectionSpec): Promise<void> {
  const { name, mapping } = spec
  let found = await indices.find(name)
  if (found === undefined) {
    // While its first copy is built it is there, empty, and takes no writes.
    await createServedIndex(server, spec, (await readLock(server, name)) !== undefined)
    indices.forget(name)
    found = await requireServed(server, name)
  }
  const { fingerprint } = metaOf(spec)
  requireSameBuild(found.meta, { ...spec, fingerprint })
  if (!found.hasWriteAlias) {
    await addWriteAlias(server, found.index)
    indices.forget(name)
  }
  if (JSON.stringify(found.meta.mapping) === JSON.stringify(mapping)) return
  // Weights and aliases may change without a new index; the newest count.
  const { copies, previous } = found.meta
  const _meta = renderMeta({ ...metaOf(spec), copies, previous })
  await server.client.indices.putMapping({ index: found.index, _meta })
  indices.forget(name)
}
