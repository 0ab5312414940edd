import { closeSync, fsyncSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { type Connection, createConnection } from '../connection.ts'
import { checkStructure } from './check-structure.ts'
import { hasCollectionFile } from './collection-file.ts'
import { APPLICATION_ID, FORMAT, META_TABLE } from './schema.ts'

/** How long to wait for another process to finish writing, in ms. */
const BUSY_TIMEOUT = 5_000

/** What a connection keeps of the file in memory, in KiB: half of the postings that are written at once, and the
 * vocabulary that a search looks through. */
const CACHE = 32 * 1024

/** Pages of the log after which it is brought home: a large write changes the same pages over and over. */
const LOG_PAGES = 8_000

/** How much of the log stays on disk after a large write, in bytes. */
const LOG_LIMIT = 32 * 1024 * 1024

/** Opens a collection's file to read; undefined when there is none. Throws `index_corrupt` and SQLite's errors. */
export function openForReading(path: string): Connection | undefined {
  if (!hasCollectionFile(path)) return undefined
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT })
  db.pragma('temp_store = MEMORY')
  db.pragma(`cache_size = -${CACHE}`)
  return createConnection(path, db)
}

/** Opens a collection's file to write; undefined when there is none. A damaged one is left as it is. */
export function openForWriting(path: string): Connection | undefined {
  const reading = openForReading(path)
  if (reading === undefined) return undefined
  try {
    checkStructure(reading)
  } finally {
    reading.close()
  }
  const db = new Database(path, { fileMustExist: true, timeout: BUSY_TIMEOUT })
  db.pragma('journal_mode = WAL')
  db.pragma(`cache_size = -${CACHE}`)
  db.pragma(`wal_autocheckpoint = ${LOG_PAGES}`)
  db.pragma(`journal_size_limit = ${LOG_LIMIT}`)
  db.exec(META_TABLE)
  return createConnection(path, db)
}

/** Makes the file of a collection, without any generation in it yet, unless it is there. */
export function createCollectionFile(path: string): void {
  if (hasCollectionFile(path)) return
  const db = new Database(path, { timeout: BUSY_TIMEOUT })
  try {
    // First of all, so that whatever is left when we die here is known to be ours.
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${FORMAT}`)
  } finally {
    db.close()
  }
  // SQLite makes its log's name durable but not the file's own. Windows can't open folders, and need not.
  if (process.platform === 'win32') return
  const folder = openSync(dirname(path), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
