import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { FihristError } from '../../errors.ts'
import type { Document } from '../../mapping/document.ts'
import type { Engine, Rebuild } from '../engine.ts'
import { collectionPath } from './collection-file.ts'
import { createReaderPool } from './reader-pool.ts'
import { damaged } from './sqlite-errors.ts'
import { createWriterThread } from './writer-thread.ts'

export type SqliteEngineOptions = {
  /** Where the collections' files are; made when the first collection is. */
  readonly folder: string
  /** Threads that read: by default one less than there are processors, from 1 to 4. */
  readonly readers?: number
}

const MOST_READERS = 4

/**
 * The engine that needs no server: a SQLite file for each collection. Nothing of SQLite runs on the calling thread;
 * reads and writes go to threads of their own, and a read sees every write that was acknowledged before it was asked.
 */
export function createSqliteEngine(options: SqliteEngineOptions): Engine {
  const folder = resolve(options.folder)
  const readers = createReaderPool(
    folder,
    options.readers ?? Math.min(Math.max(availableParallelism() - 1, 1), MOST_READERS),
  )
  const writer = createWriterThread(folder)
  let closed: Promise<void> | undefined

  const guard = <Calls extends { call: (...call: never[]) => unknown }>(threads: Calls): Calls['call'] =>
    ((...call: never[]) => {
      if (closed !== undefined) throw new FihristError('shutting_down', 'The engine is closed.')
      return threads.call(...call)
    }) as Calls['call']
  const read = guard(readers)
  const write = guard(writer)

  function readDocument(name: string, json: string): Document {
    try {
      return JSON.parse(json) as Document
    } catch {
      throw damaged(collectionPath(folder, name), 'a stored document is not JSON')
    }
  }

  return {
    name: 'sqlite',
    open: async (spec) => write('open', spec),
    describe: async (name) => read('describe', name),
    names: async () => read('names'),
    write: async (name, operations, durability) => write('write', name, operations, durability),
    flush: async (name) => write('flush', name),

    async get(name, id) {
      const found = await read('get', name, id)
      return found && { document: readDocument(name, found.json), hash: found.hash }
    },

    hashes: async (name, ids) => read('hashes', name, ids),

    async *documents(name) {
      let after: string | undefined
      for (;;) {
        const batch = await read('documents', name, after)
        if (batch.length === 0) return
        for (const { json } of batch) yield readDocument(name, json)
        after = batch.at(-1)?.id
      }
    },

    async search(name, request) {
      const { total, hits } = await read('search', name, request)
      return {
        total: { value: total, relation: 'eq' },
        hits: hits.map(({ json, ...hit }) => ({ ...hit, document: readDocument(name, json) })),
      }
    },

    async rebuild(spec): Promise<Rebuild> {
      const token = await write('startRebuild', spec)
      return {
        write: async (operations) => write('writeRebuild', token, operations),
        commit: async () => write('commitRebuild', token),
        abort: async () => write('abortRebuild', token),
      }
    },

    async ready() {
      await write('ready')
      await read('names')
    },

    async close() {
      // Readers first: the last connection to a file brings its log home and removes it.
      closed ??= readers.close().then(() => writer.close())
      await closed
    },
  }
}
