import { statSync } from 'node:fs'
import type { Connection } from '../connection.ts'
import { quote } from '../connection.ts'
import { damaged } from './sqlite-errors.ts'

/** Up to this size (in bytes) a file is checked when it is opened: a second for each gigabyte, if the disk keeps up.
 * In a larger one damage is found when its page is read. */
const CHECKED_SIZE = 64 * 1024 * 1024

/** Checks that the file's pages hang together. Throws `index_corrupt`. */
export function checkStructure(connection: Connection): void {
  if (statSync(connection.path).size <= CHECKED_SIZE) checkTables(connection, 'quick_check')
}

/** Checks a file of any size; `integrity_check` also compares indexes with their tables. Throws `index_corrupt`. */
export function checkTables(connection: Connection, check: 'quick_check' | 'integrity_check'): void {
  // Table by table: in a file of an older format, a check of the whole would let FTS5 compare its index with itself, which
  // takes twenty times longer.
  const tables = connection
    .values<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    .all()
  for (const table of tables) {
    const problem = connection.values<string>(`PRAGMA ${check}(${quote(table)})`).get()
    if (problem !== 'ok') throw damaged(connection.path, `${problem}`)
  }
}

/** Checks all of a file, down to what SQLite's own full-text tables say of themselves. Throws `index_corrupt`. */
export function checkWhole(connection: Connection): void {
  const problem = connection.values<string>('PRAGMA integrity_check').get()
  if (problem !== 'ok') throw damaged(connection.path, `${problem}`)
}
