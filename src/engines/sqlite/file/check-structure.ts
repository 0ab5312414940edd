import { statSync } from 'node:fs'
import type { Connection } from '../connection.ts'
import { quote } from '../connection.ts'
import { damaged } from './sqlite-errors.ts'

/** Up to this size (in bytes) a file is checked when it is opened: a second for each gigabyte, if the disk keeps up.
 * In a larger one damage is found when its page is read. */
const CHECKED_SIZE = 64 * 1024 * 1024

/** Checks that the file's pages hang together. Throws `index_corrupt`. */
export function checkStructure(connection: Connection): void {
  if (statSync(connection.path).size > CHECKED_SIZE) return
  // Table by table: in a file of an older format, a check of the whole would let FTS5 compare its index with itself, which
  // takes twenty times longer.
  const tables = connection
    .values<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    .all()
  for (const table of tables) {
    const problem = connection.values<string>(`PRAGMA quick_check(${quote(table)})`).get()
    if (problem !== 'ok') throw damaged(connection.path, `${problem}`)
  }
}
