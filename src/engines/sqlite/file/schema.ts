import type { Mapping } from '../../../mapping/mapping.ts'
import { quote } from '../connection.ts'
import { type PostingsLayout, postingsLayout, renderPostingsTables } from '../postings/postings-layout.ts'

/** In the header of every file that we write: "Fhrt". A file without it is never touched. */
export const APPLICATION_ID = 0x46687274

/** Kept in `user_version` and with each generation; raised when terms are kept in another way. Documents stay readable in
 * older ones, so that a rebuild needs nothing else. */
export const FORMAT = 3

export type ValueTable = {
  readonly field: string
  readonly type: 'keyword' | 'number' | 'date'
  readonly many: boolean
  readonly table: string
  readonly index: string
}

/** Where each part of one generation of a collection is kept. */
export type Layout = {
  readonly documents: string
  readonly freeRows: string
  readonly freed: string
  readonly totals: string
  readonly postings: PostingsLayout
  readonly values: readonly ValueTable[]
}

/** The names of a generation's tables. A field's number stands in each, because SQLite ignores case. */
export function layoutOf(mapping: Mapping, generation: number): Layout {
  const fields = Object.entries(mapping.fields)
  return {
    documents: `documents_${generation}`,
    freeRows: `free_rows_${generation}`,
    freed: `free_rows_changed_${generation}`,
    totals: `totals_${generation}`,
    postings: postingsLayout(
      fields.flatMap(([field, definition]) =>
        definition.type === 'text' ? [{ field, weight: definition.weight }] : [],
      ),
      generation,
    ),
    values: fields.flatMap(([field, definition], i) => {
      if (definition.type === 'text' || definition.type === 'stored') return []
      const { type, many } = definition
      const table = `values_${i}_${field}_${generation}`
      return [{ field, type, many, table, index: `values_${i}_${field}_by_row_${generation}` }]
    }),
  }
}

/** What every file holds, whatever its mapping. */
export const META_TABLE =
  'CREATE TABLE IF NOT EXISTS fihrist_meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID'

/** The statements that make a generation's tables, empty. */
export function renderTables(layout: Layout): string[] {
  return [
    `CREATE TABLE ${layout.documents}(row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, ` +
      'tokens INTEGER NOT NULL, document TEXT NOT NULL)',
    `CREATE TABLE ${layout.freeRows}(row INTEGER PRIMARY KEY, changed INTEGER NOT NULL)`,
    `CREATE INDEX ${layout.freed} ON ${layout.freeRows}(changed)`,
    `CREATE TABLE ${layout.totals}(documents INTEGER NOT NULL, tokens INTEGER NOT NULL, changes INTEGER NOT NULL)`,
    `INSERT INTO ${layout.totals} VALUES (0, 0, 0)`,
    ...layout.values.flatMap(({ table, index, type }) => [
      `CREATE TABLE ${quote(table)}(value ${type === 'keyword' ? 'TEXT' : 'REAL'} NOT NULL, row INTEGER NOT NULL, ` +
        'PRIMARY KEY (value, row)) WITHOUT ROWID',
      `CREATE INDEX ${quote(index)} ON ${quote(table)}(row)`,
    ]),
    ...renderPostingsTables(layout.postings),
  ]
}
