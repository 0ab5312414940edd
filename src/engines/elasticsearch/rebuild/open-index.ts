import type { CollectionSpec } from '../../engine.ts'
import { createServedIndex } from '../index/create-index.ts'
import { metaOf, renderMeta } from '../index/index-meta.ts'
import { findServed, requireSameBuild, requireServed } from '../index/served-index.ts'
import type { Server } from '../server/server.ts'
import { readLock } from './rebuild-lock.ts'

/** Makes a collection's first index, or checks that the one that serves was built from the same. */
export async function openCollection(server: Server, spec: CollectionSpec): Promise<void> {
  const { name, mapping } = spec
  let found = await findServed(server, name)
  if (found === undefined) {
    // While its first copy is built it is there, empty, and takes no writes.
    await createServedIndex(server, spec, (await readLock(server, name)) !== undefined)
    found = await requireServed(server, name)
  }
  requireSameBuild(found, spec)
  if (JSON.stringify(found.meta.mapping) === JSON.stringify(mapping)) return
  // Weights and aliases may change without a new index; the newest count.
  const { copies, previous } = found.meta
  const _meta = renderMeta({ ...metaOf(spec), copies, previous })
  await server.client.indices.putMapping({ index: found.index, _meta })
}
