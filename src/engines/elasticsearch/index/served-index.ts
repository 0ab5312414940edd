import type { estypes } from '@elastic/elasticsearch'
import { FihristError, noCollection } from '../../../errors.ts'
import type { Server } from '../server/server.ts'
import { type IndexMeta, readMeta } from './index-meta.ts'
import { aliasOf, isCopyOf, isIndexableName, writeAliasOf } from './index-names.ts'

/** The index in which a collection is found, or a copy of it. */
export type CollectionIndex = {
  readonly index: string
  readonly meta: IndexMeta
  readonly shards: number
  /** Whether it has the alias to write to; indices made by older versions have none. */
  readonly hasWriteAlias: boolean
}

const PARTS = {
  features: ['aliases', 'mappings', 'settings'],
  filter_path: '*.aliases,*.mappings._meta,*.settings.index.number_of_shards',
} satisfies Pick<estypes.IndicesGetRequest, 'features' | 'filter_path'>

/** The index that serves a collection; undefined when there is none. Throws `index_corrupt` when it is not one of ours. */
export async function findServed({ client, settings }: Server, name: string): Promise<CollectionIndex | undefined> {
  if (!isIndexableName(name)) return undefined
  const alias = aliasOf(settings.prefix, name)
  const found = await client.indices.get({ index: alias, ignore_unavailable: true, ...PARTS })
  const [first] = Object.entries(found)
  if (first === undefined) return undefined
  const [index, state] = first
  const meta = readMeta(state.mappings?._meta)
  const problem =
    'problem' in meta ? meta.problem : isCopyOf(settings.prefix, name, index) ? undefined : 'it has another name'
  if (problem !== undefined || 'problem' in meta) {
    throw new FihristError(
      'index_corrupt',
      `The index ${index} can't be used as the collection "${name}": ${problem}. It was left as it is.`,
      { index },
    )
  }
  return readIndex(index, meta, state)
}

/** The same where there has to be one. Throws `collection_not_found`. */
export async function requireServed(server: Server, name: string): Promise<CollectionIndex> {
  const served = await findServed(server, name)
  if (served !== undefined) return served
  throw noCollection(name)
}

/** The names of the collections that are served, sorted; indices of others are passed over. */
export async function listCollections({ client, settings: { prefix } }: Server): Promise<string[]> {
  const found = await client.indices.get({ index: `${prefix}*`, ...PARTS })
  return Object.entries(found)
    .flatMap(([index, { aliases = {}, mappings }]) => {
      const meta = readMeta(mappings?._meta)
      if ('problem' in meta || !isCopyOf(prefix, meta.collection, index)) return []
      return Object.hasOwn(aliases, aliasOf(prefix, meta.collection)) ? [meta.collection] : []
    })
    .sort()
}

/** Every copy of a collection, the one that serves among them. */
export async function listCopies({ client, settings: { prefix } }: Server, name: string): Promise<CollectionIndex[]> {
  const found = await client.indices.get({ index: `${aliasOf(prefix, name)}-*`, ...PARTS })
  return Object.entries(found).flatMap(([index, state]) => {
    const meta = readMeta(state.mappings?._meta)
    if ('problem' in meta || meta.collection !== name || !isCopyOf(prefix, name, index)) return []
    return [readIndex(index, meta, state)]
  })
}

const readIndex = (
  index: string,
  meta: IndexMeta,
  { aliases = {}, settings }: estypes.IndicesIndexState,
): CollectionIndex => ({
  index,
  meta,
  shards: Number(settings?.index?.number_of_shards),
  hasWriteAlias: Object.hasOwn(aliases, writeAliasOf(index)),
})
