import { FihristError } from '../../errors.ts'
import type { CollectionSpec, Engine, Rebuild, WriteOperation } from '../engine.ts'
import { createServedIndex } from './create-index.ts'
import { getDocuments } from './get-documents.ts'
import { metaOf, renderMeta } from './index-meta.ts'
import { aliasOf, isCollectionName } from './index-names.ts'
import { type ElasticsearchOptions, withDefaults } from './options.ts'
import type { Source } from './read-answer.ts'
import { startRebuild } from './rebuild.ts'
import { readLock } from './rebuild-lock.ts'
import { retryPassing } from './retry.ts'
import { rollBack } from './rollback.ts'
import { searchCollection } from './search-index.ts'
import { type CollectionIndex, findServed, listCollections, requireSameBuild, requireServed } from './served-index.ts'
import { checkServer, createClient, type Server } from './server.ts'
import { toEngineError } from './server-errors.ts'
import { tidyAfterDeath } from './tidy.ts'
import { walkDocuments } from './walk-documents.ts'
import { writeBulk } from './write-bulk.ts'

/** How long `ready` waits for an answer, in ms: who asks wants to know now. */
const READY_TIMEOUT = 3_000

/**
 * The engine on an Elasticsearch server: an index behind an alias for each collection, both named with the prefix. The
 * client is loaded here; the server is first spoken to, and its version looked at, by the first call.
 */
export async function createElasticsearchEngine(options: ElasticsearchOptions): Promise<Engine> {
  const settings = withDefaults(options)
  const client = await createClient(settings)
  const known: Server = { client, settings }
  const opened = new Map<string, CollectionSpec>()
  const served = new Map<string, CollectionIndex>()
  const relaxed = new Set<string>()
  const rebuilds = new Set<Rebuild>()
  const underWay = new Set<Promise<unknown>>()
  let checked: Promise<void> | undefined
  let closed: Promise<void> | undefined

  /** Runs a call on a server that was seen to be one of ours, as an error of ours if it fails. */
  function call<Result>(work: (server: Server) => Promise<Result>): Promise<Result> {
    const running = guard(work)
    underWay.add(running)
    running.catch(() => {}).finally(() => underWay.delete(running))
    return running
  }

  async function guard<Result>(work: (server: Server) => Promise<Result>): Promise<Result> {
    if (closed !== undefined) throw new FihristError('shutting_down', 'The engine is closed.')
    return run(work)
  }

  async function run<Result>(work: (server: Server) => Promise<Result>): Promise<Result> {
    checked ??= checkServer(client, settings.requestTimeout)
    try {
      await checked
    } catch (error) {
      checked = undefined
      throw error
    }
    try {
      return await work(known)
    } catch (error) {
      throw toEngineError(error)
    }
  }

  function requireName(name: string): void {
    if (isCollectionName(name)) return
    const rule = 'at most 63 lower-case letters, digits, "_" and "-", beginning with a letter'
    throw new FihristError('bad_request', `"${name}" can't be a collection's name: ${rule}.`, { name })
  }

  async function open(server: Server, spec: CollectionSpec): Promise<void> {
    const { name } = spec
    requireName(name)
    if (!opened.has(name)) await tidyAfterDeath(server, name)
    let found = await findServed(server, name)
    if (found === undefined) {
      // While its first copy is built it is there, empty, and takes no writes.
      await createServedIndex(server, spec, (await readLock(server, name)) !== undefined)
      found = await requireServed(server, name)
    }
    requireSameBuild(found, spec)
    if (JSON.stringify(found.meta.mapping) !== JSON.stringify(spec.mapping)) {
      // Weights and aliases may change without a new index; the newest count.
      const _meta = renderMeta({ ...metaOf(spec), previous: found.meta.previous })
      await client.indices.putMapping({ index: found.index, _meta })
    }
    opened.set(name, spec)
  }

  async function write(server: Server, name: string, operations: readonly WriteOperation[], visible: boolean) {
    const found = await retryPassing(settings.retryTime, () => requireServed(server, name))
    const spec = opened.get(name)
    // Another process may have put an index there that our terms would not fit into.
    if (spec !== undefined) requireSameBuild(found, spec)
    return writeBulk(server, found.index, operations, visible ? 'now' : 'later')
  }

  async function hashes(server: Server, name: string, ids: readonly string[]): Promise<Map<string, string>> {
    const { index } = await requireServed(server, name)
    const found = ids.length === 0 ? [] : await getDocuments<Source>(server, index, [...new Set(ids)], ['hash'])
    return new Map(found.map(({ id, source }) => [id, source.hash]))
  }

  async function refresh({ client }: Server, name: string): Promise<void> {
    const { index } = await requireServed(known, name)
    await client.indices.refresh({ index })
    relaxed.delete(name)
  }

  function startedRebuild(spec: CollectionSpec, rebuild: Rebuild): Rebuild {
    const wrapped: Rebuild = {
      write: (operations) => call(() => rebuild.write(operations)),
      commit: () =>
        call(async () => {
          await rebuild.commit()
          rebuilds.delete(rebuild)
          opened.set(spec.name, spec)
        }),
      abort: () =>
        call(async () => {
          await rebuild.abort()
          rebuilds.delete(rebuild)
        }),
    }
    rebuilds.add(rebuild)
    return wrapped
  }

  return {
    name: 'elasticsearch',
    open: (spec) => call((server) => open(server, spec)),

    describe: (name) =>
      call(async (server) => {
        if (!isCollectionName(name)) return undefined
        const index = aliasOf(settings.prefix, name)
        const [found, { count }] = await Promise.all([
          findServed(server, name),
          client.count({ index, ignore_unavailable: true }),
        ])
        if (found === undefined) return undefined
        const { mapping, analyzerVersion } = found.meta
        return { name, mapping, analyzerVersion, documents: count }
      }),

    names: () => call(listCollections),

    write: (name, operations, durability) =>
      call(async (server) => {
        const attempt = () => write(server, name, operations, durability === 'full')
        if (durability === 'relaxed') relaxed.add(name)
        const { results } = await attempt().catch(async (error) => {
          const busy = toEngineError(error).code === 'index_busy'
          if (busy && (await tidyAfterDeath(server, name))) return attempt()
          throw error
        })
        return results
      }),

    flush: (name) => call((server) => retryPassing(settings.retryTime, () => refresh(server, name))),

    get: (name, id) =>
      call(async (server) => {
        const { index } = await requireServed(server, name)
        const [found] = await getDocuments<Source>(server, index, [id])
        return found && { document: found.source.document, hash: found.source.hash }
      }),

    hashes: (name, ids) => call((server) => retryPassing(settings.retryTime, () => hashes(server, name, ids))),

    async *documents(name) {
      const { index } = await call((server) => requireServed(server, name))
      const documents = walkDocuments(known, index)
      for (;;) {
        const next = await call(() => documents.next())
        if (next.done) return
        yield next.value
      }
    },

    search: (name, request) => call((server) => searchCollection(server, served, name, request)),

    rebuild: (spec) =>
      call(async (server) => {
        requireName(spec.name)
        return startedRebuild(spec, await startRebuild(server, spec))
      }),

    rollback: (name) => call((server) => rollBack(server, name)),

    ready: () =>
      call(async () => {
        await checkServer(client, READY_TIMEOUT)
        const index = `${settings.prefix}*`
        const { status } = await client.cluster.health({ index, timeout: '1s' }, { requestTimeout: READY_TIMEOUT })
        if (status !== 'red') return
        throw new FihristError('engine_unavailable', 'Elasticsearch has lost a shard: the cluster is red.')
      }),

    close() {
      closed ??= (async () => {
        await Promise.allSettled(underWay)
        await Promise.allSettled([...rebuilds].map((rebuild) => rebuild.abort()))
        await Promise.allSettled([...relaxed].map((name) => refresh(known, name)))
        await client.close()
      })()
      return closed
    },
  }
}
