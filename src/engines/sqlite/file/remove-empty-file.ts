import { unlinkSync } from 'node:fs'
import Database from 'better-sqlite3'
import { createConnection } from '../connection.ts'
import { holdsNothing } from './generations.ts'

/**
 * Removes a file that holds no collection any more, if nobody else has it open: a file that somebody has open and that has
 * lost its name would take what they write with it. It stays otherwise, which does no harm.
 */
export function removeEmptyFile(path: string): void {
  let db: Database.Database | undefined
  try {
    db = new Database(path, { fileMustExist: true, timeout: 0 })
    // SQLite leaves its log only for whoever is alone with the file, and locks the file itself from then on.
    if (db.pragma('journal_mode = DELETE', { simple: true }) !== 'delete') return
    const connection = createConnection(path, db)
    db.transaction(() => {
      if (holdsNothing(connection)) unlinkSync(path)
    }).exclusive()
  } catch {
    // Somebody has it open, or it is gone.
  } finally {
    db?.close()
  }
}
