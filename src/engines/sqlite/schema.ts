import { byLevel, LEVEL_NAMES, type LevelName } from '../../analysis/token.ts'
import type { Mapping } from '../../mapping/mapping.ts'

/** In the header of every file that we write: "Fhrt". A file without it is never touched. */
export const APPLICATION_ID = 0x46687274

/** Kept in `user_version`; raised when older code could not read the file. */
export const FORMAT = 1

/** Splits at spaces only. Upper case and control characters never get here: see `encodeTerms`. */
const TOKENIZER = `ascii tokenchars '!"#$%&''()*+,-./:;<=>?@[\\]^_\`{|}~'`

/**
 * Lengths of beginnings that have an index of their own, where beginnings are looked for: without it, two letters are a
 * second's work in 100,000 documents. Longer ones are found by going through the terms. Costs 60 % of one level’s size; lengths 2 and 3 would cost 120 %.
 */
const PREFIX_INDEX: Readonly<Partial<Record<LevelName, string>>> = { folded: '2' }

export type TextColumn = { readonly field: string; readonly column: string; readonly weight: number }

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
  readonly changed: string
  readonly freeRows: string
  readonly freed: string
  readonly totals: string
  readonly terms: Readonly<Record<LevelName, string>>
  readonly instances: Readonly<Record<LevelName, string>>
  readonly texts: readonly TextColumn[]
  readonly values: readonly ValueTable[]
}

/** The names of a generation's tables and columns. A field's number stands in each, because SQLite ignores case and
 * FTS5 keeps some names (`rank`, `rowid`) for itself. */
export function layoutOf(mapping: Mapping, generation: number): Layout {
  const fields = Object.entries(mapping.fields)
  return {
    documents: `documents_${generation}`,
    changed: `documents_changed_${generation}`,
    freeRows: `free_rows_${generation}`,
    freed: `free_rows_changed_${generation}`,
    totals: `totals_${generation}`,
    terms: byLevel((level) => `terms_${level}_${generation}`),
    instances: byLevel((level) => `instances_${level}_${generation}`),
    texts: fields
      .flatMap(([field, definition]) => (definition.type === 'text' ? [{ field, weight: definition.weight }] : []))
      .map((text, i) => ({ ...text, column: `${i}_${text.field}` })),
    values: fields.flatMap(([field, definition], i) => {
      if (definition.type === 'text' || definition.type === 'stored') return []
      const { type, many } = definition
      const table = `values_${i}_${field}_${generation}`
      return [{ field, type, many, table, index: `values_${i}_${field}_by_row_${generation}` }]
    }),
  }
}

function prefixOption(level: LevelName): string {
  const lengths = PREFIX_INDEX[level]
  return lengths === undefined ? '' : `, prefix='${lengths}'`
}

/** A name as SQL; also as a column in an FTS5 query. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** What every file holds, whatever its mapping. */
export const META_TABLE =
  'CREATE TABLE IF NOT EXISTS fihrist_meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID'

/** The statements that make a generation's tables, empty. */
export function renderTables(layout: Layout): string[] {
  const columns = layout.texts.map(({ column }) => quote(column)).join(', ')
  return [
    `CREATE TABLE ${layout.documents}(row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, ` +
      'tokens INTEGER NOT NULL, changed INTEGER NOT NULL, document TEXT NOT NULL)',
    `CREATE INDEX ${layout.changed} ON ${layout.documents}(changed, tokens)`,
    `CREATE TABLE ${layout.freeRows}(row INTEGER PRIMARY KEY, changed INTEGER NOT NULL)`,
    `CREATE INDEX ${layout.freed} ON ${layout.freeRows}(changed)`,
    `CREATE TABLE ${layout.totals}(documents INTEGER NOT NULL, tokens INTEGER NOT NULL, changes INTEGER NOT NULL)`,
    `INSERT INTO ${layout.totals} VALUES (0, 0, 0)`,
    ...layout.values.flatMap(({ table, index, type }) => [
      `CREATE TABLE ${quote(table)}(value ${type === 'keyword' ? 'TEXT' : 'REAL'} NOT NULL, row INTEGER NOT NULL, ` +
        'PRIMARY KEY (value, row)) WITHOUT ROWID',
      `CREATE INDEX ${quote(index)} ON ${quote(table)}(row)`,
    ]),
    ...LEVEL_NAMES.flatMap((level) => [
      `CREATE VIRTUAL TABLE ${layout.terms[level]} USING fts5(${columns}, content='', contentless_delete=1, ` +
        `detail=full, tokenize=${quote(TOKENIZER)}${prefixOption(level)})`,
      `CREATE VIRTUAL TABLE ${layout.instances[level]} USING fts5vocab(${layout.terms[level]}, instance)`,
    ]),
  ]
}
