import type { CollectionSpec } from '../../engine.ts'
import type { Server } from '../server/server.ts'
import { reasonOf } from '../server/server-errors.ts'
import { renderIndexBody } from './index-body.ts'
import { metaOf } from './index-meta.ts'
import { aliasOf, copyName, writeAliasOf } from './index-names.ts'

/** Makes the first copy of a collection with its alias, unless another process is faster. */
export async function createServedIndex(server: Server, spec: CollectionSpec, blocked: boolean): Promise<void> {
  const { client, settings } = server
  const { settings: indexSettings, mappings } = renderIndexBody(metaOf(spec), settings)
  const index = copyName(settings.prefix, spec.name, Date.now())
  try {
    await client.indices.create(
      {
        index,
        settings: { ...indexSettings, ...(blocked ? { blocks: { write: true } } : {}) },
        mappings,
        // There can be one write index only: of two processes that make the first copy, one is refused.
        aliases: { [aliasOf(settings.prefix, spec.name)]: { is_write_index: true }, [writeAliasOf(index)]: {} },
      },
      { maxRetries: 0 },
    )
  } catch (error) {
    const reason = reasonOf((error as { readonly meta?: { readonly body?: unknown } }).meta?.body)
    const taken =
      reason?.type === 'resource_already_exists_exception' || /more than one write index/.test(reason?.reason ?? '')
    if (!taken) throw error
  }
}

/** Makes a copy that no collection's alias points to, and resolves to its index. It is not refreshed before it is served. */
export async function createCopy(server: Server, spec: CollectionSpec): Promise<string> {
  const { client, settings } = server
  const index = copyName(settings.prefix, spec.name, Date.now())
  const { settings: indexSettings, mappings } = renderIndexBody(metaOf(spec), settings)
  await client.indices.create(
    {
      index,
      settings: { ...indexSettings, refresh_interval: '-1' },
      mappings,
      aliases: { [writeAliasOf(index)]: {} },
    },
    { maxRetries: 0 },
  )
  return index
}

/** Gives an index that an older version made the alias to write to. */
export async function addWriteAlias({ client }: Server, index: string): Promise<void> {
  await client.indices.putAlias({ index, name: writeAliasOf(index) })
}
