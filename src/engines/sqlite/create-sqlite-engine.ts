import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { FihristError, searchCancelled, toFihristError } from '../../errors.ts'
import type { Document } from '../../mapping/document.ts'
import { mappingFingerprint } from '../../mapping/mapping.ts'
import { engineClosed } from '../common/collection-errors.ts'
import type { CollectionSpec, Engine, Rebuild } from '../engine.ts'
import { collectionPath } from './file/collection-file.ts'
import type { Build } from './file/generations.ts'
import { damaged } from './file/sqlite-errors.ts'
import { createReaderPool, type ReaderPool } from './threads/reader-pool.ts'
import { createSharedRenderings } from './threads/shared-renderings.ts'
import { createWriterThread, type WriterThread } from './threads/writer-thread.ts'

export type SqliteEngineOptions = {
  /** Where the collections' files are; made when the first collection is. */
  readonly folder: string
  /** Threads that search: by default as many as there are processors, from 2 to 4. One more reads single documents. */
  readonly readers?: number
}

const failureOf = (work: Promise<unknown>): Promise<FihristError | undefined> =>
  work.then(() => undefined, toFihristError)

const describeBuild = (spec: CollectionSpec): Build => ({ ...spec, fingerprint: mappingFingerprint(spec.mapping) })

/** Of one reader a slow search would leave nothing to the others; threads share processors fairly. */
const FEWEST_READERS = 2
const MOST_READERS = 4

/**
 * The engine that needs no server: a SQLite file for each collection. Nothing of SQLite runs on the calling thread;
 * reads and writes go to threads of their own, and a read sees every write that was acknowledged before it was asked.
 */
export function createSqliteEngine(options: SqliteEngineOptions): Engine {
  const folder = resolve(options.folder)
  const searchesAtOnce = options.readers ?? Math.min(Math.max(availableParallelism(), FEWEST_READERS), MOST_READERS)
  const searchers = createReaderPool(folder, searchesAtOnce)
  /** Everything that is read and no search: it never waits behind a slow one. */
  const lookups = createReaderPool(folder, 1)
  const writer = createWriterThread(folder)
  const rendering = createSharedRenderings()
  let closed: Promise<void> | undefined

  const read: ReaderPool['call'] = async (name, ...parameters) => guard(() => lookups.call(name, ...parameters))
  const write: WriterThread['call'] = async (name, ...parameters) => guard(() => writer.call(name, ...parameters))

  async function guard<Result>(call: () => Promise<Result>): Promise<Result> {
    if (closed !== undefined) throw engineClosed()
    try {
      return await call()
    } catch (error) {
      throw toFihristError(error)
    }
  }

  function readDocument(name: string, json: string): Document {
    try {
      return JSON.parse(json) as Document
    } catch {
      throw damaged(collectionPath(folder, name), 'a stored document is not JSON')
    }
  }

  return {
    name: 'sqlite',
    searchesAtOnce,
    open: (spec) => write('open', describeBuild(spec)),
    remove: (name) => write('remove', name),
    find: (name) => read('describe', name),
    describe: (name) => read('describe', name),
    usage: (name) => read('usage', name),
    names: () => read('names'),
    write: (name, operations, durability) => write('write', name, operations, durability),
    countMatching: (name, filter) => read('countMatching', name, filter),
    deleteMatching: (name, filter, most) => write('deleteMatching', name, filter, most),
    flush: (name) => write('flush', name),

    async get(name, id) {
      const found = await read('get', name, id)
      return found && { document: readDocument(name, found.json), hash: found.hash }
    },

    render: (name, id, options) =>
      rendering(JSON.stringify([name, id, options]), (known) => read('render', name, id, options, known)),

    hashes: (name, ids) => read('hashes', name, ids),

    async *documents(name) {
      let after: string | undefined
      for (;;) {
        const batch = await read('documents', name, after)
        if (batch.length === 0) return
        for (const { json } of batch) yield readDocument(name, json)
        after = batch.at(-1)?.id
      }
    },

    async search(name, { signal, ...request }) {
      if (signal?.aborted) throw searchCancelled()
      const { total, hits } = await guard(() => searchers.call('search', name, request))
      return {
        total: { value: total, relation: 'eq' },
        hits: hits.map(({ json, ...hit }) => ({ ...hit, document: readDocument(name, json) })),
      }
    },

    async rebuild(spec): Promise<Rebuild> {
      const token = await write('startRebuild', describeBuild(spec))
      return {
        write: (operations) => write('writeRebuild', token, operations),
        commit: () => write('commitRebuild', token),
        abort: () => write('abortRebuild', token),
      }
    },

    // A rebuild leaves no older copy.
    rollback: undefined,

    async ready() {
      // Reading is enough: a folder that takes no writes still serves.
      await read('names').catch((error: unknown) => {
        const { code, message, details } = toFihristError(error)
        throw code === 'storage_failed' ? new FihristError('engine_unavailable', message, details, error) : error
      })
    },

    async health() {
      const checks = (await read('names')).map(async (name) => {
        const [reads, writes] = await Promise.all([
          failureOf(read('checkReadable', name)),
          failureOf(write('checkWritable', name)),
        ])
        // What can't be read can't be written either.
        return { name, reads, writes: writes ?? reads }
      })
      // One that was removed since is not there any more.
      return (await Promise.all(checks)).filter(({ reads }) => reads?.code !== 'collection_not_found')
    },

    async close() {
      // Readers first: the last connection to a file brings its log home and removes it.
      closed ??= Promise.all([searchers.close(), lookups.close()]).then(() => writer.close())
      await closed
    },
  }
}
