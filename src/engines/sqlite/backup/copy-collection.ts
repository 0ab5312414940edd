import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { FihristError } from '../../../errors.ts'
import { createConnection } from '../connection.ts'
import { checkTables } from '../file/check-structure.ts'
import { currentGeneration, dropOtherGenerations, type Generation } from '../file/generations.ts'
import { openForReading } from '../file/open-file.ts'
import { toEngineError } from '../file/sqlite-errors.ts'
import { deleteClaim } from '../write/build-claim.ts'
import { syncPath } from './sync-path.ts'

/** A collection that a file holds. */
export type Saved = Pick<Generation, 'mapping' | 'analyzerVersion'> & { readonly documents: number }

/** Pages that are copied before this thread does something else. */
const PAGES = 1_000

/**
 * Copies a collection into a new file, as it is at one moment, while others read and write it; undefined when there is
 * none. The copy is one file without a log, on the disk, and every table of it was checked. Throws `index_corrupt`,
 * `storage_full`, `cancelled`; nothing is left at `target` then.
 */
export async function copyCollection(path: string, target: string, signal?: AbortSignal): Promise<Saved | undefined> {
  try {
    return (await copyPages(path, target, signal)) ? finishCopy(target) : undefined
  } catch (error) {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${target}${end}`, { force: true })
    throw toEngineError(error, path)
  }
}

async function copyPages(path: string, target: string, signal: AbortSignal | undefined): Promise<boolean> {
  const source = openForReading(path)
  if (source === undefined) return false
  try {
    // What is read from here on is one state, whoever writes meanwhile; SQLite would begin anew after each write else.
    source.db.exec('BEGIN')
    if (currentGeneration(source) === undefined) return false
    await source.db.backup(target, {
      progress() {
        if (signal?.aborted) throw new FihristError('cancelled', 'interrupted: nothing is left of it')
        return PAGES
      },
    })
    return true
  } finally {
    source.close()
  }
}

/** Leaves out what a rebuild was building, and checks what is left. */
function finishCopy(path: string): Saved {
  const db = new Database(path, { fileMustExist: true })
  const copy = createConnection(path, db)
  try {
    db.pragma('journal_mode = DELETE')
    deleteClaim(copy)
    dropOtherGenerations(copy, () => undefined)
    checkTables(copy, 'integrity_check')
    const current = currentGeneration(copy)
    if (current === undefined) throw new Error('the copy holds no collection')
    const { mapping, analyzerVersion, layout } = current
    const documents = copy.values<number>(`SELECT documents FROM ${layout.totals}`).get() ?? 0
    return { mapping, analyzerVersion, documents }
  } finally {
    db.close()
    syncPath(path)
  }
}
