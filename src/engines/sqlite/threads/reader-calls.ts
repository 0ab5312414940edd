import { noCollection } from '../../../errors.ts'
import { isCollectionName } from '../../../mapping/collection-name.ts'
import { isAlive } from '../../common/builder.ts'
import { renderDocument } from '../../common/render-document.ts'
import { createSearchClock } from '../../common/search-clock.ts'
import type { Connection } from '../connection.ts'
import { checkStructure } from '../file/check-structure.ts'
import { bytesOnDisk, collectionFiles, collectionPath, fileKind, fileState } from '../file/collection-file.ts'
import { createConnections } from '../file/connections.ts'
import { requireFormat } from '../file/generations.ts'
import { openForReading } from '../file/open-file.ts'
import { toEngineError } from '../file/sqlite-errors.ts'
import { type CollectionView, createCollectionViewer, type ViewCollection } from '../read/collection-view.ts'
import { countMatching } from '../read/count-matching.ts'
import { searchCollection } from '../search/search-collection.ts'
import { readClaim } from '../write/build-claim.ts'
import type { FoundRendering, ReaderCalls } from './protocol.ts'

/** How much of the documents crosses to the main thread in one go, in UTF-16 units of JSON. */
const BATCH_SIZE = 256 * 1024

/** What a reader thread does. Each call sees one consistent state of its collection. */
export function createReaderCalls(folder: string): ReaderCalls {
  const clock = createSearchClock()
  /** The files whose pages hung together when they were last looked at. */
  const sound = new Map<string, string>()
  const connections = createConnections<{ readonly connection: Connection; readonly view: ViewCollection }>(
    folder,
    (path) => {
      const connection = openForReading(path)
      return connection && { connection, view: createCollectionViewer(connection, clock) }
    },
    ({ connection }) => connection.close(),
  )

  function tryView<Result>(name: string, use: (view: CollectionView) => Result): Result | undefined {
    if (!isCollectionName(name)) return undefined
    return connections.with(name, ({ view }) => view(use))
  }

  function view<Result>(name: string, use: (view: CollectionView) => { readonly found: Result }): Result {
    const result = tryView(name, use)
    if (result === undefined) throw noCollection(name)
    return result.found
  }

  return {
    describe: (name) =>
      tryView(name, ({ generation: { mapping, analyzerVersion }, documents }) => ({
        name,
        mapping,
        analyzerVersion,
        documents,
      })),

    usage: (name) =>
      tryView(name, ({ connection, generation, documents }) => {
        const claim = readClaim(connection)
        return {
          documents,
          bytes: bytesOnDisk(connection.path),
          copy: String(generation.number),
          rebuilding: claim !== undefined && isAlive(claim),
        }
      }),

    names() {
      try {
        return collectionFiles(folder).filter((name) => mayBeCollection(name))
      } catch (error) {
        throw toEngineError(error, folder)
      }
    },

    checkReadable: (name) =>
      view(name, (collection) => {
        const { connection, sql, generation } = collection
        requireFormat(generation)
        const state = fileState(connection.path)
        if (sound.get(name) !== state) checkStructure(connection)
        connection.rows(sql.firstDocuments).get()
        sound.set(name, state)
        return { found: undefined }
      }),

    get: (name, id) =>
      view(name, ({ connection, sql }) => {
        const [json, hash] = connection.rows<[json: string, hash: string]>(sql.documentOfId).get(id) ?? []
        return { found: json === undefined || hash === undefined ? undefined : { json, hash } }
      }),

    render: (name, id, options, known) =>
      view<FoundRendering>(name, ({ connection, sql }) => {
        if (known !== undefined && connection.values<string>(sql.hashOfId).get(id) === known) {
          return { found: 'unchanged' }
        }
        const [bytes, hash] = connection.rows<[bytes: Buffer, hash: string]>(sql.bytesOfId).get(id) ?? []
        return { found: bytes && hash ? { ...renderDocument(bytes, options), hash } : undefined }
      }),

    hashes: (name, ids) =>
      view(name, ({ connection, sql }) => {
        const hashOf = connection.values<string>(sql.hashOfId)
        const hashes = new Map<string, string>()
        for (const id of ids) {
          const hash = hashOf.get(id)
          if (hash !== undefined) hashes.set(id, hash)
        }
        return { found: hashes }
      }),

    documents: (name, after) =>
      view(name, ({ connection, sql }) => {
        const rows =
          after === undefined
            ? connection.rows<[id: string, json: string]>(sql.firstDocuments).iterate()
            : connection.rows<[id: string, json: string]>(sql.documentsAfter).iterate(after)
        const batch: { id: string; json: string }[] = []
        let size = 0
        for (const [id, json] of rows) {
          batch.push({ id, json })
          size += json.length
          if (size >= BATCH_SIZE) break
        }
        return { found: batch }
      }),

    countMatching: (name, filter) => view(name, (collection) => ({ found: countMatching(collection, filter) })),

    search: (name, request) =>
      view(name, (collection) => {
        requireFormat(collection.generation)
        clock.start(request.deadline)
        clock.check()
        try {
          return { found: searchCollection(collection, request) }
        } finally {
          clock.start(undefined)
        }
      }),
  }

  /** A file that can't be read stays in the list: whoever asks for it is told what is wrong with it. */
  function mayBeCollection(name: string): boolean {
    try {
      const kind = fileKind(collectionPath(folder, name))
      return kind !== 'foreign' && (kind === 'unknown' || kind === 'newer' || tryView(name, () => true) === true)
    } catch {
      return true
    }
  }
}
