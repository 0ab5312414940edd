import { createSearchClock } from '../../../../../src/engines/common/search-clock.ts'
import type { WriteOperation } from '../../../../../src/engines/engine.ts'
import type { Connection } from '../../../../../src/engines/sqlite/connection.ts'
import { currentGeneration, type Generation } from '../../../../../src/engines/sqlite/file/generations.ts'
import {
  createCollectionFile,
  openForReading,
  openForWriting,
} from '../../../../../src/engines/sqlite/file/open-file.ts'
import { createSegmentMerger } from '../../../../../src/engines/sqlite/postings/segments/merge-segments.ts'
import { createCollectionViewer, type ViewCollection } from '../../../../../src/engines/sqlite/read/collection-view.ts'
import {
  documentWriter,
  type WritableCollection,
  writeTransaction,
} from '../../../../../src/engines/sqlite/write/writable-collection.ts'
import { openGeneration } from '../../../../../src/engines/sqlite/write/write-collection.ts'
import { SPEC } from '../../../support/collections.ts'

/** What a process that writes does, on this thread and without a pause between two steps. */
export type OpenWriter = {
  readonly connection: Connection
  write(operations: readonly WriteOperation[]): void
  /** One step of a merge; false: nothing to do. */
  step(eager: boolean): boolean
  /** A batch, or a step without one, that comes as far as its commit, and fails there. */
  fail(operations: readonly WriteOperation[]): void
  close(): void
}

class Failure extends Error {}

/** Opens a collection to write, which is made if there is none. `wrap`: around the connection that merges use. */
export function openWriter(path: string, wrap = (connection: Connection): Connection => connection): OpenWriter {
  createCollectionFile(path)
  const connection = must(openForWriting(path))
  const collection: WritableCollection = { connection, writers: new Map(), mergers: new Map() }
  openGeneration(collection, { ...SPEC, fingerprint: 'test' })
  const generation = (): Generation => must(currentGeneration(connection))
  const { postings, freeRows } = generation().layout
  // No bytes at all: so a step looks at one family.
  const merger = () =>
    collection.mergers.get('1') ??
    collection.mergers.set('1', createSegmentMerger(wrap(connection), { ...postings, freeRows }, 0)).get('1')
  const change = <Result>(what: () => Result): Result => writeTransaction(collection, 'relaxed', what)
  return {
    connection,
    write: (operations) => change(() => documentWriter(collection, generation())(operations)),
    step: (eager) => change(() => must(merger()).step(eager)),
    fail(operations) {
      try {
        change(() => {
          if (operations.length > 0) documentWriter(collection, generation())(operations)
          else must(merger()).step(true)
          throw new Failure()
        })
      } catch (error) {
        if (!(error instanceof Failure)) throw error
      }
    },
    close: () => connection.close(),
  }
}

export type OpenReader = { readonly view: ViewCollection; close(): void }

/** Opens it to search. */
export function openReader(path: string): OpenReader {
  const connection = must(openForReading(path))
  return { view: createCollectionViewer(connection, createSearchClock()), close: () => connection.close() }
}

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('there is no collection')
  return value
}
