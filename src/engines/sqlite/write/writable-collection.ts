import type { Durability } from '../../engine.ts'
import type { Connection } from '../connection.ts'
import { type Connections, createConnections } from '../file/connections.ts'
import { type Generation, generationKey } from '../file/generations.ts'
import { openForWriting } from '../file/open-file.ts'
import type { SegmentMerger } from '../postings/segments/merge-segments.ts'
import { createDocumentWriter, type DocumentWriter } from './document-writer.ts'

/** A collection's file open to write, with the prepared statements of the generations written to. */
export type WritableCollection = {
  readonly connection: Connection
  readonly writers: Map<string, DocumentWriter>
  readonly mergers: Map<string, SegmentMerger>
}

export type WritableCollections = Connections<WritableCollection>

/** Keeps them open. */
export function createWritableCollections(folder: string): WritableCollections {
  return createConnections(
    folder,
    (path) => {
      const connection = openForWriting(path)
      return connection && { connection, writers: new Map(), mergers: new Map() }
    },
    ({ connection }) => connection.close(),
  )
}

/** Runs `change` alone among all writers, of other processes too: all of it happens, or nothing. */
export function writeTransaction<Result>(
  { connection, writers, mergers }: WritableCollection,
  durability: Durability,
  change: () => Result,
): Result {
  connection.db.pragma(`synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'}`)
  try {
    return connection.db.transaction(change).immediate()
  } catch (error) {
    // They know of what was rolled back, places of forms for instance: a commit can fail when all else is done.
    writers.clear()
    mergers.clear()
    throw error
  }
}

/** The writer of a generation, made once. */
export function documentWriter({ connection, writers }: WritableCollection, generation: Generation): DocumentWriter {
  const key = generationKey(generation)
  const known = writers.get(key)
  if (known !== undefined) return known
  const writer = createDocumentWriter(connection, generation.layout)
  writers.set(key, writer)
  return writer
}
