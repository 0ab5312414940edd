import { accessSync, constants, mkdirSync } from 'node:fs'
import { noCollection } from '../../../errors.ts'
import { badCollectionName, isCollectionName } from '../../../mapping/collection-name.ts'
import { HEARTBEAT } from '../../common/builder.ts'
import { rebuildEnded } from '../../common/collection-errors.ts'
import { collectionPath } from '../file/collection-file.ts'
import type { Build } from '../file/generations.ts'
import { createCollectionFile } from '../file/open-file.ts'
import { removeEmptyFile } from '../file/remove-empty-file.ts'
import { toEngineError } from '../file/sqlite-errors.ts'
import { deleteMatching } from '../write/delete-matching.ts'
import { mergeStep } from '../write/merge.ts'
import { abortRebuild, commitRebuild, keepClaim, startRebuild, writeRebuild } from '../write/rebuild.ts'
import { removeCollection } from '../write/remove-collection.ts'
import { createWritableCollections, type WritableCollection } from '../write/writable-collection.ts'
import { flushCollection, openGeneration, writeOperations } from '../write/write-collection.ts'
import type { WriterCalls } from './protocol.ts'

/** The calls of the writer thread, and what it does when there are none. */
export type Writer = {
  readonly calls: WriterCalls
  /** One short step of work that makes later searches faster; false when there is none. */
  tidy(): boolean
}

/** What the writer thread does. */
export function createWriter(folder: string): Writer {
  const collections = createWritableCollections(folder)
  /** What callers of this engine build collections from. */
  const opened = new Map<string, Build>()
  const rebuilds = new Map<string, Build>()
  /** Collections that were written to and may have segments to join. */
  const untidy = new Set<string>()
  const removed = new Set<string>()

  const heartbeat = setInterval(() => {
    for (const [token, { name }] of rebuilds) {
      try {
        collections.with(name, (collection) => keepClaim(collection, token))
      } catch {
        // Whoever writes into the rebuild next is told.
      }
    }
  }, HEARTBEAT)
  heartbeat.unref()

  function withCollection<Result>(name: string, use: (collection: WritableCollection) => Result | undefined): Result {
    const result = isCollectionName(name) ? collections.with(name, use) : undefined
    if (result === undefined) throw noCollection(name)
    return result
  }

  function createFile({ name }: Build): void {
    if (!isCollectionName(name)) throw badCollectionName(name)
    const path = collectionPath(folder, name)
    try {
      mkdirSync(folder, { recursive: true })
      createCollectionFile(path)
    } catch (error) {
      throw toEngineError(error, path)
    }
  }

  function withRebuild<Result>(token: string, use: (collection: WritableCollection, build: Build) => Result) {
    const build = rebuilds.get(token)
    if (build === undefined) throw rebuildEnded()
    return withCollection(build.name, (collection) => ({ done: use(collection, build) })).done
  }

  function tidy(): boolean {
    for (const name of untidy) {
      try {
        if (collections.with(name, mergeStep) === true) return true
      } catch {
        // Somebody else writes, or the disk is full: the next write tries again.
      }
      untidy.delete(name)
    }
    return false
  }

  const calls: WriterCalls = {
    open(build) {
      createFile(build)
      withCollection(build.name, (collection) => ({ done: openGeneration(collection, build) }))
      opened.set(build.name, build)
    },
    write(name, operations, durability) {
      const build = opened.get(name)
      const results = withCollection(name, (collection) =>
        writeOperations(collection, name, build, operations, durability),
      )
      untidy.add(name)
      return results
    },
    remove(name) {
      if (!isCollectionName(name)) return false
      opened.delete(name)
      const was = collections.with(name, (collection) => removeCollection(collection, name)) ?? false
      if (was) removed.add(name)
      return was
    },
    deleteMatching(name, filter, most) {
      const deleted = withCollection(name, (collection) => deleteMatching(collection, name, filter, most))
      untidy.add(name)
      return deleted
    },
    flush(name) {
      withCollection(name, flushCollection)
    },
    startRebuild(build) {
      createFile(build)
      const token = withCollection(build.name, (collection) => startRebuild(collection, build))
      rebuilds.set(token, build)
      return token
    },
    writeRebuild: (token, operations) =>
      withRebuild(token, (collection) => writeRebuild(collection, token, operations)),
    commitRebuild(token) {
      withRebuild(token, (collection, build) => {
        commitRebuild(collection, token)
        opened.set(build.name, build)
      })
      rebuilds.delete(token)
    },
    abortRebuild(token) {
      if (!rebuilds.has(token)) return
      withRebuild(token, (collection) => abortRebuild(collection, token))
      rebuilds.delete(token)
    },
    checkWritable(name) {
      const path = collectionPath(folder, name)
      try {
        // The log and its index stand beside the file.
        accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
        accessSync(path, constants.R_OK | constants.W_OK)
      } catch (error) {
        throw toEngineError(error, path)
      }
    },
    close() {
      clearInterval(heartbeat)
      for (const token of rebuilds.keys()) calls.abortRebuild(token)
      collections.close()
      for (const name of removed) removeEmptyFile(collectionPath(folder, name))
    },
  }
  return { calls, tidy }
}
