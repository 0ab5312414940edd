import { badCollectionName } from '../../mapping/collection-name.ts'
import type { CollectionSpec, Engine, Rebuild } from '../engine.ts'
import { getDocuments } from './documents/get-documents.ts'
import { renderStored } from './documents/render-stored.ts'
import { walkDocuments } from './documents/walk-documents.ts'
import { writeDocuments } from './documents/write-documents.ts'
import { checkCollections } from './index/check-collections.ts'
import type { Source } from './index/index-body.ts'
import { aliasOf, isIndexableName } from './index/index-names.ts'
import { type CollectionIndex, listCollections, requireServed } from './index/served-index.ts'
import { createServedIndices } from './index/served-indices.ts'
import { countMatching, deleteMatching } from './query/delete-matching.ts'
import { searchCollection } from './query/search-collection.ts'
import { measureCollection } from './rebuild/measure-collection.ts'
import { openIndex } from './rebuild/open-index.ts'
import { startRebuild } from './rebuild/rebuild.ts'
import { removeIndices } from './rebuild/remove-indices.ts'
import { rollBack } from './rebuild/rollback.ts'
import { tidyAfterDeath } from './rebuild/tidy.ts'
import { createCalls } from './server/calls.ts'
import { createInTurn } from './server/in-turn.ts'
import { type ElasticsearchOptions, withDefaults } from './server/options.ts'
import { retryPassing } from './server/retry.ts'
import { checkReady, createClient, type Server } from './server/server.ts'
import { toEngineError } from './server/server-errors.ts'

/** The server has a queue of its own; more than this at a time only fill it. */
const SEARCHES_AT_ONCE = 32

/**
 * The engine on an Elasticsearch server: an index behind an alias for each collection, both named with the prefix. The
 * client is loaded here; the server is first spoken to, and its version looked at, by the first call.
 */
export async function createElasticsearchEngine(options: ElasticsearchOptions): Promise<Engine> {
  const settings = withDefaults(options)
  const client = await createClient(settings)
  const server: Server = { client, settings }
  const calls = createCalls(server)
  /** What callers of this engine build collections from. */
  const opened = new Map<string, CollectionSpec>()
  const indices = createServedIndices(server)
  /** As they were when a search last asked. */
  const last = new Map<string, CollectionIndex>()
  const inTurn = createInTurn()
  /** Collections with writes that no search may see yet. */
  const unseen = new Set<string>()
  const rebuilds = new Set<Rebuild>()

  const patiently = <Result>(work: () => Promise<Result>) => retryPassing(settings.retryTime, work)

  /** Runs what may put another index in a collection's place. */
  function change<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    return calls.run(() => work().finally(() => indices.forget(name)))
  }

  function requireName(name: string): void {
    if (!isIndexableName(name)) throw badCollectionName(name)
  }

  /** Those of the documents that are there, also what another process wrote a moment ago into a new copy. */
  const read = (name: string, ids: readonly string[], parts?: string[]) =>
    indices.on(name, () => getDocuments<Source>(server, aliasOf(settings.prefix, name), ids, parts))

  async function refresh(name: string): Promise<void> {
    await indices.on(name, ({ index }) => client.indices.refresh({ index }))
    unseen.delete(name)
  }

  function keepRebuild(spec: CollectionSpec, rebuild: Rebuild): Rebuild {
    const { name } = spec
    rebuilds.add(rebuild)
    return {
      write: (operations) => calls.run(() => rebuild.write(operations)),
      commit: () =>
        change(name, async () => {
          await rebuild.commit()
          rebuilds.delete(rebuild)
          opened.set(name, spec)
        }),
      abort: () =>
        change(name, async () => {
          await rebuild.abort()
          rebuilds.delete(rebuild)
        }),
    }
  }

  return {
    name: 'elasticsearch',
    searchesAtOnce: SEARCHES_AT_ONCE,

    open: (spec) =>
      calls.run(async () => {
        requireName(spec.name)
        if (!opened.has(spec.name)) await tidyAfterDeath(server, spec.name)
        await openIndex(server, indices, spec)
        opened.set(spec.name, spec)
      }),

    remove: (name) =>
      change(name, async () => {
        opened.delete(name)
        unseen.delete(name)
        return isIndexableName(name) && removeIndices(server, name)
      }),

    find: (name) =>
      calls.run(async () => {
        const found = await indices.find(name)
        return found && specOf(name, found)
      }),

    describe: (name) =>
      calls.run(async () => {
        if (!isIndexableName(name)) return undefined
        // Whoever wants to know asks now.
        indices.forget(name)
        const index = aliasOf(settings.prefix, name)
        const counting = client.count({ index, ignore_unavailable: true })
        const [found, { count }] = await Promise.all([indices.find(name), counting])
        return found && { ...specOf(name, found), documents: count }
      }),

    usage: (name) => calls.run(() => measureCollection(server, name)),

    names: () => calls.run(listCollections),

    write: (name, operations, durability) =>
      calls.run(async () => {
        if (durability === 'relaxed') unseen.add(name)
        const visibility = durability === 'full' ? 'now' : 'later'
        const attempt = () =>
          patiently(() => writeDocuments(server, indices, name, opened.get(name), operations, visibility))
        return attempt().catch(async (error) => {
          indices.forget(name)
          const busy = toEngineError(error).code === 'index_busy'
          if (busy && (await tidyAfterDeath(server, name))) return attempt()
          throw error
        })
      }),

    countMatching: (name, filter) => calls.run(() => countMatching(server, indices, name, filter)),

    deleteMatching: (name, filter, most) =>
      calls.run(() => patiently(() => deleteMatching(server, indices, name, filter, most))),

    flush: (name) => calls.run(() => patiently(() => refresh(name))),

    get: (name, id) =>
      calls.run(async () => {
        const [found] = await read(name, [id])
        return found && { document: found.source.document, hash: found.source.hash }
      }),

    render: (name, id, options) =>
      calls.run(() => indices.on(name, () => renderStored(server, aliasOf(settings.prefix, name), id, options))),

    hashes: (name, ids) =>
      calls.run(async () => {
        const wanted = [...new Set(ids)]
        if (wanted.length === 0) return new Map()
        const found = await patiently(() => read(name, wanted, ['hash']))
        return new Map(found.map(({ id, source }) => [id, source.hash]))
      }),

    async *documents(name) {
      const { index } = await calls.run(() => requireServed(server, name))
      const documents = walkDocuments(server, index)
      for (;;) {
        const next = await calls.run(() => documents.next())
        if (next.done) return
        yield next.value
      }
    },

    search: (name, request) =>
      calls.run(() => searchCollection(server, { last, fresh: indices.peek, inTurn }, name, request)),

    rebuild: (spec) =>
      change(spec.name, async () => {
        requireName(spec.name)
        return keepRebuild(spec, await startRebuild(server, spec))
      }),

    rollback: (name) => change(name, () => rollBack(server, name)),

    ready: () => calls.run(checkReady),

    health: () => calls.run(checkCollections),

    close: () =>
      calls.close(async () => {
        await Promise.allSettled([...rebuilds].map((rebuild) => rebuild.abort()))
        await Promise.allSettled([...unseen].map(refresh))
        await client.close()
      }),
  }
}

const specOf = (name: string, { meta }: CollectionIndex): CollectionSpec => ({
  name,
  mapping: meta.mapping,
  analyzerVersion: meta.analyzerVersion,
})
