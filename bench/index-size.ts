import { statSync } from 'node:fs'
import Database from 'better-sqlite3'

/** Bytes of a collection's file: of the whole, and of the tables of each part with their indexes. */
export type IndexSize = { readonly file: number; readonly parts: ReadonlyMap<string, number> }

/** A table's name → the part that it belongs to, as it is called in the report; the first that fits counts. */
const PARTS: readonly (readonly [pattern: RegExp, part: string])[] = [
  [/^postings_/, 'postings'],
  [/^positions_/, 'positions'],
  [/^(families|terms|beginnings)_/, 'vocabulary'],
  [/^sqlite_autoindex_(terms|beginnings)_/, 'vocabulary'],
  [/^segment/, 'segments'],
  [/documents_/, 'documents with their ids and hashes'],
  [/./, 'all else'],
]

/** Measures a closed collection's file. */
export function measureIndex(path: string): IndexSize {
  const db = new Database(path, { readonly: true })
  try {
    const tables = db.prepare('SELECT name, sum(pgsize) FROM dbstat GROUP BY name').raw().all() as [string, number][]
    const free =
      Number(db.pragma('freelist_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
    const parts = new Map<string, number>()
    for (const [table, bytes] of tables) {
      const part = PARTS.find(([pattern]) => pattern.test(table))?.[1] ?? ''
      parts.set(part, (parts.get(part) ?? 0) + bytes)
    }
    return { file: statSync(path).size, parts: new Map([...parts, ['free pages', free]]) }
  } finally {
    db.close()
  }
}
