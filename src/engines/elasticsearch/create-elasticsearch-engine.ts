import { FihristError } from '../../errors.ts'
import type { CollectionSpec, Engine, Rebuild, WriteOperation } from '../engine.ts'
import { getDocuments } from './documents/get-documents.ts'
import { walkDocuments } from './documents/walk-documents.ts'
import { type Visibility, writeBulk } from './documents/write-bulk.ts'
import { describeServed } from './index/described.ts'
import { createFreshValues } from './index/fresh-values.ts'
import { isCollectionName } from './index/index-names.ts'
import { type CollectionIndex, listCollections, requireSameBuild, requireServed } from './index/served-index.ts'
import type { Source } from './query/read-answer.ts'
import { searchCollection } from './query/search-collection.ts'
import { openCollection } from './rebuild/open-index.ts'
import { startRebuild } from './rebuild/rebuild.ts'
import { rollBack } from './rebuild/rollback.ts'
import { tidyAfterDeath } from './rebuild/tidy.ts'
import { createCalls } from './server/calls.ts'
import { type ElasticsearchOptions, withDefaults } from './server/options.ts'
import { retryPassing } from './server/retry.ts'
import { checkReady, createClient, type Server } from './server/server.ts'
import { toEngineError } from './server/server-errors.ts'

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
  const served = new Map<string, CollectionIndex>()
  const described = createFreshValues((name) => describeServed(server, name))
  /** Collections with writes that no search may see yet. */
  const unseen = new Set<string>()
  const rebuilds = new Set<Rebuild>()

  const patiently = <Result>(work: () => Promise<Result>) => retryPassing(settings.retryTime, work)

  /** Runs what changes a collection. */
  function change<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    return calls.run(() => work().finally(() => described.forget(name)))
  }

  function requireName(name: string): void {
    if (isCollectionName(name)) return
    const rule = 'at most 63 lower-case letters, digits, "_" and "-", beginning with a letter'
    throw new FihristError('bad_request', `"${name}" can't be a collection's name: ${rule}.`, { name })
  }

  async function write(name: string, operations: readonly WriteOperation[], visibility: Visibility) {
    const found = await patiently(() => requireServed(server, name))
    const spec = opened.get(name)
    // Another process may have put an index there that our terms would not fit into.
    if (spec !== undefined) requireSameBuild(found, spec)
    const { results } = await writeBulk(server, found.index, operations, visibility)
    return results
  }

  async function refresh(name: string): Promise<void> {
    const { index } = await requireServed(server, name)
    await client.indices.refresh({ index })
    unseen.delete(name)
  }

  async function readHashes(name: string, ids: readonly string[]): Promise<Map<string, string>> {
    const { index } = await requireServed(server, name)
    const found = ids.length === 0 ? [] : await getDocuments<Source>(server, index, [...new Set(ids)], ['hash'])
    return new Map(found.map(({ id, source }) => [id, source.hash]))
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

    open: (spec) =>
      change(spec.name, async () => {
        requireName(spec.name)
        if (!opened.has(spec.name)) await tidyAfterDeath(server, spec.name)
        await openCollection(server, spec)
        opened.set(spec.name, spec)
      }),

    describe: (name) =>
      calls.run(async () => {
        const found = isCollectionName(name) ? await described.get(name) : undefined
        if (found === undefined) return undefined
        const { mapping, analyzerVersion } = found.meta
        return { name, mapping, analyzerVersion, documents: found.documents }
      }),

    names: () => calls.run(listCollections),

    write: (name, operations, durability) =>
      change(name, async () => {
        if (durability === 'relaxed') unseen.add(name)
        const attempt = () => write(name, operations, durability === 'full' ? 'now' : 'later')
        return attempt().catch(async (error) => {
          const busy = toEngineError(error).code === 'index_busy'
          if (busy && (await tidyAfterDeath(server, name))) return attempt()
          throw error
        })
      }),

    flush: (name) => change(name, () => patiently(() => refresh(name))),

    get: (name, id) =>
      calls.run(async () => {
        const { index } = await requireServed(server, name)
        const [found] = await getDocuments<Source>(server, index, [id])
        return found && { document: found.source.document, hash: found.source.hash }
      }),

    hashes: (name, ids) => calls.run(() => patiently(() => readHashes(name, ids))),

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
      calls.run(() => searchCollection(server, { served, fresh: described.peek }, name, request)),

    rebuild: (spec) =>
      change(spec.name, async () => {
        requireName(spec.name)
        return keepRebuild(spec, await startRebuild(server, spec))
      }),

    rollback: (name) => change(name, () => rollBack(server, name)),

    ready: () => calls.run(checkReady),

    close: () =>
      calls.close(async () => {
        await Promise.allSettled([...rebuilds].map((rebuild) => rebuild.abort()))
        await Promise.allSettled([...unseen].map(refresh))
        await client.close()
      }),
  }
}
