import type { estypes } from '@elastic/elasticsearch'
import { FihristError } from '../../../errors.ts'
import type { CollectionSpec } from '../../engine.ts'
import type { Server } from '../server/server.ts'
import { type IndexMeta, metaOf, readMeta } from './index-meta.ts'
import { aliasOf, isCollectionName, isCopyOf } from './index-names.ts'

/** The index in which a collection is found, or a copy of it. */
export type CollectionIndex = { readonly index: string; readonly meta: IndexMeta; readonly shards: number }

const PARTS = {
  features: ['aliases', 'mappings', 'settings'],
  filter_path: '*.aliases,*.mappings._meta,*.settings.index.number_of_shards',
} satisfies Pick<estypes.IndicesGetRequest, 'features' | 'filter_path'>

/** The index that serves a collection; undefined when there is none. Throws `index_corrupt` when it is not one of ours. */
export async function findServed({ client, settings }: Server, name: string): Promise<CollectionIndex | undefined> {
  if (!isCollectionName(name)) return undefined
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
  return { index, meta, shards: shardsOf(state) }
}

/** The same where there has to be one. Throws `collection_not_found`. */
export async function requireServed(server: Server, name: string): Promise<CollectionIndex> {
  const served = await findServed(server, name)
  if (served !== undefined) return served
  throw new FihristError('collection_not_found', `There is no collection "${name}".`, { name })
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
    return [{ index, meta, shards: shardsOf(state) }]
  })
}

const shardsOf = ({ settings }: estypes.IndicesIndexState): number => Number(settings?.index?.number_of_shards)

/** Throws `mapping_mismatch` or `analyzer_mismatch` unless the index was built from the same. */
export function requireSameBuild({ meta }: CollectionIndex, spec: CollectionSpec): void {
  const { name, mapping, analyzerVersion } = spec
  const { fingerprint } = metaOf(spec)
  if (meta.fingerprint !== fingerprint) {
    throw new FihristError(
      'mapping_mismatch',
      `The collection "${name}" was built with other fields than the mapping "${mapping.name}" has: ` +
        'rebuild it, or use the mapping it was built with.',
      { index: meta.fingerprint, mapping: fingerprint },
    )
  }
  if (meta.analyzerVersion !== analyzerVersion) {
    throw new FihristError(
      'analyzer_mismatch',
      `The collection "${name}" was built by version ${meta.analyzerVersion} of the analyzer, ` +
        `this is ${analyzerVersion}: rebuild it.`,
      { index: meta.analyzerVersion, analyzer: analyzerVersion },
    )
  }
}
