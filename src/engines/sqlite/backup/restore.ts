import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { FihristError, noCollection } from '../../../errors.ts'
import { badCollectionName, isCollectionName } from '../../../mapping/collection-name.ts'
import { isAlive } from '../../common/builder.ts'
import { beingRebuilt } from '../../common/collection-errors.ts'
import { type Connection, createConnection } from '../connection.ts'
import { collectionFiles, collectionPath, EXTENSION, fileKind } from '../file/collection-file.ts'
import { currentGeneration, renewToken, writeMeta } from '../file/generations.ts'
import { createCollectionFile } from '../file/open-file.ts'
import { toEngineError } from '../file/sqlite-errors.ts'
import { readClaim } from '../write/build-claim.ts'
import { copyCollection, type Saved } from './copy-collection.ts'

/** How long to wait for a turn among the writers, in ms, and how long between two tries. */
const PATIENCE = 5_000
const AGAIN = 20

/** A collection of a backup, checked and ready to take its place. */
export type Restorable = Saved & {
  readonly name: string
  /** Whether a collection of that name is there, which would be replaced. */
  readonly isThere: boolean
  /** Puts it in its place, in one transaction. Throws `index_busy`. */
  restore(): Promise<void>
}

/**
 * Runs `use` with the collections of a backup (a folder or a file), each checked: all, or those named; a file's gets the one
 * name that is given. What is copied for that is gone afterwards. Throws `bad_input` when it is no backup,
 * `collection_not_found`, `index_corrupt`, `storage_full`.
 */
export async function withBackup<Result>(
  folder: string,
  source: string,
  names: readonly string[] | undefined,
  use: (collections: readonly Restorable[]) => Promise<Result>,
): Promise<Result> {
  const copies: string[] = []
  try {
    mkdirSync(folder, { recursive: true })
    const collections: Restorable[] = []
    for (const { name, path } of listBackup(source, names)) {
      const copy = copyPath(folder, name)
      copies.push(copy)
      const saved = await copyCollection(path, copy)
      if (saved === undefined) throw noCollection(name)
      const place = collectionPath(folder, name)
      collections.push({ name, ...saved, isThere: holdsCollection(place), restore: () => replace(name, copy, place) })
    }
    return await use(collections)
  } catch (error) {
    throw toEngineError(error, folder)
  } finally {
    for (const copy of copies) rmSync(copy, { force: true })
  }
}

/** Beside the collections, because there is the space for it, under a name that is none of a collection. */
const COPY = /\.restoring-\d+(-journal)?$/
const copyPath = (folder: string, name: string): string => `${collectionPath(folder, name)}.restoring-${process.pid}`

/** The copies that restores which were killed have left, or that others are busy with. */
export const leftCopies = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => COPY.test(name)) : []

function listBackup(source: string, names: readonly string[] | undefined): { name: string; path: string }[] {
  const stats = statSync(source, { throwIfNoEntry: false })
  if (stats === undefined) throw new FihristError('bad_input', `${source}: there is no backup`)
  if (stats.isDirectory()) {
    const found = collectionFiles(source)
    const missing = names?.find((name) => !found.includes(name))
    if (missing !== undefined)
      throw new FihristError('collection_not_found', `${source} holds no collection "${missing}"`)
    if (found.length === 0)
      throw new FihristError('bad_input', `${source}: holds no collection's file (NAME${EXTENSION})`)
    return (names ?? found).map((name) => ({ name, path: collectionPath(source, name) }))
  }
  if (fileKind(source) === 'unknown' || fileKind(source) === 'foreign' || fileKind(source) === 'empty') {
    throw new FihristError('bad_input', `${source}: is no backup of a collection`)
  }
  const [name = basename(source, EXTENSION), second] = names ?? []
  if (second !== undefined) throw new FihristError('bad_request', `${source} is one collection: give it one name`)
  if (!isCollectionName(name)) throw badCollectionName(name)
  return [{ name, path: resolve(source) }]
}

/** Anything that is no empty file counts: also a damaged collection is somebody's. */
function holdsCollection(path: string): boolean {
  const kind = fileKind(path)
  if (kind === 'missing' || kind === 'empty') return false
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true })
    try {
      return currentGeneration(createConnection(path, db)) !== undefined
    } finally {
      db.close()
    }
  } catch {
    return true
  }
}

/**
 * Writes the pages of the copy over those of the file, as one transaction of SQLite's: whoever reads sees the old
 * collection or the new one, whoever writes waits, and when we die the old one stays. (Another file in the place of this
 * one would take what others are writing with it.)
 */
async function replace(name: string, copy: string, place: string): Promise<void> {
  let live: Connection | undefined
  const source = new Database(copy, { fileMustExist: true })
  try {
    const prepared = createConnection(copy, source)
    const current = currentGeneration(prepared)
    if (current === undefined) throw noCollection(name)
    renewToken(prepared, current)
    const token = currentGeneration(prepared)?.token
    createCollectionFile(place)
    live = openToReplace(place)
    const end = Date.now() + PATIENCE
    for (;;) {
      refuseWhileRebuilt(live, name)
      await source.backup(place)
      // The library takes it for done when it finds the file locked, in the beginning and at the end.
      if (tokenOf(live) === token) break
      if (Date.now() > end) throw new FihristError('index_busy', `Others are writing ${place}: nothing was restored.`)
      await sleep(AGAIN)
    }
    // A synced commit has all before it on the disk.
    live.db.pragma('synchronous = FULL')
    writeMeta(live, 'restored', new Date().toISOString())
  } catch (error) {
    throw toEngineError(error, place)
  } finally {
    live?.close()
    source.close()
  }
}

/** Without looking for damage: a damaged collection is the one to restore. */
function openToReplace(path: string): Connection {
  const db = new Database(path, { fileMustExist: true, timeout: PATIENCE })
  try {
    db.pragma('journal_mode = WAL')
    return createConnection(path, db)
  } catch (error) {
    db.close()
    throw error
  }
}

/** Undefined also where damage is in the way. */
function tokenOf(live: Connection): string | undefined {
  try {
    return currentGeneration(live)?.token
  } catch {
    return undefined
  }
}

function refuseWhileRebuilt(live: Connection, name: string): void {
  let claim: ReturnType<typeof readClaim>
  try {
    claim = readClaim(live)
  } catch {
    // No such table in a new file; in a damaged one nobody builds anything.
    return
  }
  if (claim !== undefined && isAlive(claim)) throw beingRebuilt(name, claim)
}
