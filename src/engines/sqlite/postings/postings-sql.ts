import type { PhraseLevelName } from '../../engine.ts'
import { quote } from '../connection.ts'
import { byPhraseLevel, type PostingsLayout } from './postings-layout.ts'

/** The SQL texts that take a row out of a full-text table, put it in, and write out what FTS5 has gathered in memory. */
export type FullTextSql = { readonly remove: string; readonly insert: string; readonly flush: string }

/** The SQL texts that change postings. */
export type WritePostingsSql = {
  /** Insert: (row, keys). */
  readonly keyed: FullTextSql
  /** Insert: (row, a stream for each text field). */
  readonly positions: Readonly<Record<PhraseLevelName, FullTextSql>>
}

/** The SQL texts that look up terms at a level with positions. */
export type PositionSql = {
  /** (term) → row × number of text fields + the field's number, position in the field; in row order. */
  readonly places: string
  /** (match) → rows. */
  readonly rows: string
  /** (a weight for each text field, match) → row, FTS5's bm25. */
  readonly scores: string
}

/** The SQL texts that read postings. */
export type ReadPostingsSql = {
  /** (from, to) → keys. */
  readonly keys: string
  /** (key as FTS5's match) → rows. */
  readonly rowsOfKey: string
  readonly positions: Readonly<Record<PhraseLevelName, PositionSql>>
}

/** Renders what changes them. */
export function renderWritePostingsSql({ keyed, positions, texts }: PostingsLayout): WritePostingsSql {
  const columns = texts.map(({ column }) => quote(column))
  return {
    keyed: renderFullTextSql(keyed, ['keys']),
    positions: byPhraseLevel((level) => renderFullTextSql(positions[level].table, columns)),
  }
}

const renderFullTextSql = (table: string, columns: readonly string[]): FullTextSql => ({
  remove: `DELETE FROM ${table} WHERE rowid = ?`,
  insert: `INSERT INTO ${table}(rowid, ${columns.join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})`,
  flush: `INSERT INTO ${table}(${table}) VALUES ('flush')`,
})

/** Renders what reads them. */
export const renderReadPostingsSql = (layout: PostingsLayout): ReadPostingsSql => ({
  keys: `SELECT term FROM ${layout.keys} WHERE term >= ? AND term < ?`,
  rowsOfKey: `SELECT rowid FROM ${layout.keyed} WHERE ${layout.keyed} MATCH ?`,
  positions: byPhraseLevel((level) => renderPositionSql(layout, level)),
})

function renderPositionSql({ positions, texts }: PostingsLayout, level: PhraseLevelName): PositionSql {
  const { table, instances } = positions[level]
  // A column's name begins with its number, which is all that CAST reads.
  const place = `doc * ${texts.length} + CAST(col AS INTEGER)`
  return {
    places: `SELECT ${place}, offset FROM ${instances} WHERE term = ?`,
    rows: `SELECT rowid FROM ${table} WHERE ${table} MATCH ?`,
    scores: `SELECT rowid, bm25(${table}, ${texts.map(() => '?').join(', ')}) FROM ${table} WHERE ${table} MATCH ?`,
  }
}
