import { requireSameBuild } from '../../common/collection-errors.ts'
import type { CollectionSpec, WriteOperation, WriteResult } from '../../engine.ts'
import { addWriteAlias } from '../index/create-index.ts'
import { metaOf } from '../index/index-meta.ts'
import type { ServedIndices } from '../index/served-indices.ts'
import type { Server } from '../server/server.ts'
import { type Visibility, writeBulk } from './write-bulk.ts'

/** Writes into the index that serves a collection. `spec` is what the caller builds it from, if it said so. */
export const writeDocuments = (
  server: Server,
  indices: ServedIndices,
  name: string,
  spec: CollectionSpec | undefined,
  operations: readonly WriteOperation[],
  visibility: Visibility,
): Promise<WriteResult[]> =>
  indices.on(name, async ({ index, meta, hasWriteAlias }) => {
    // Another process may have put an index there that our terms would not fit into.
    if (spec !== undefined) requireSameBuild(meta, { ...spec, fingerprint: metaOf(spec).fingerprint })
    if (!hasWriteAlias) {
      await addWriteAlias(server, index)
      indices.forget(name)
    }
    const { results } = await writeBulk(server, index, operations, visibility)
    return results
  })
