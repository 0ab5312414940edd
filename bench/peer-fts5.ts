import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { BenchDocument } from './corpus.ts'

/** SQLite's own full-text search with its own tokenizer, as one would use it without Fihrist: any word, ten snippets. */
export function openPeer(folder: string): {
  add(documents: Iterable<BenchDocument>): void
  search(query: string): unknown[]
  close(): void
} {
  const db = new Database(join(folder, 'peer.sqlite'))
  db.pragma('journal_mode = WAL')
  db.exec("CREATE VIRTUAL TABLE texts USING fts5(title, text, tokenize = 'unicode61')")
  const insert = db.prepare('INSERT INTO texts(title, text) VALUES (?, ?)')
  const find = db.prepare(
    "SELECT rowid, bm25(texts, 2, 1), snippet(texts, 1, '<mark>', '</mark>', '…', 30), title, text FROM texts " +
      'WHERE texts MATCH ? ORDER BY 2 LIMIT 10',
  )
  return {
    add: (documents) =>
      db.transaction(() => {
        for (const { title, text } of documents) insert.run(title, text)
      })(),
    search: (query) =>
      find.all(
        query
          .split(' ')
          .map((word) => `"${word}"`)
          .join(' OR '),
      ),
    close: () => db.close(),
  }
}
