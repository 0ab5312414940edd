import type { LevelName } from '../../../analysis/token.ts'
import type { Mapping } from '../../../mapping/mapping.ts'

/** In the header of every file that we write: "Fhrt". A file without it is never touched. */
export const APPLICATION_ID = 0x46687274

/** Kept in `user_version` and with each generation; raised when terms are kept in another way. Documents stay readable in
 * older ones, so that a rebuild needs nothing else. */
export const FORMAT = 2

/** Splits at spaces only. Upper case and control characters never get here: see `encodeTerms`. */
const TOKENIZER = `ascii tokenchars '!"#$%&''()*+,-./:;<=>?@[\\]^_\`{|}~'`

/** Levels whose terms are kept with their positions, half the text's size each, beside the keys that all levels have. */
export const POSITION_LEVELS = ['folded', 'stem'] as const

export type PositionLevel = (typeof POSITION_LEVELS)[number]

/** At which of them phrases of a level are looked for. Where it is another one, a row must also hold the words
 * themselves, somewhere. */
export const PHRASES_AT: Readonly<Record<LevelName, { readonly level: PositionLevel; readonly why: string }>> = {
  marked: { level: 'folded', why: 'phrases are not looked for there' },
  exact: { level: 'folded', why: 'only a short name that is another word too asks for it, in a phrase of its date' },
  folded: { level: 'folded', why: 'quoted phrases are found as they were typed' },
  bare: { level: 'stem', why: 'phrases are not looked for there' },
  stem: { level: 'stem', why: 'quoted phrases and neighbouring words in another inflection' },
  broad: { level: 'stem', why: 'phrases are not looked for there; words of one root side by side say little' },
}

/** Settings of FTS5, in bytes. `pgsz`: one block fills a page of the file; of its own 1,000 there are four in a page, each
 * a row. `hashsize`: with its own megabyte a batch of 200 documents becomes several pieces, which are merged at once. */
const FULL_TEXT_SETTINGS = { pgsz: 4_050, hashsize: 4 * 1024 * 1024 }

/** `number`: its place among the text fields. */
export type TextColumn = {
  readonly field: string
  readonly number: number
  readonly column: string
  readonly weight: number
}

export type ValueTable = {
  readonly field: string
  readonly type: 'keyword' | 'number' | 'date'
  readonly many: boolean
  readonly table: string
  readonly index: string
}

/** Terms with their positions, and the list of all their places. */
export type PositionTable = { readonly table: string; readonly instances: string }

/** Where each part of one generation of a collection is kept. */
export type Layout = {
  readonly documents: string
  readonly changed: string
  readonly freeRows: string
  readonly freed: string
  readonly totals: string
  /** Who holds which term: a row's keys (see posting-keys.ts), and the list of all keys. */
  readonly postings: string
  readonly keys: string
  readonly positions: Readonly<Record<PositionLevel, PositionTable>>
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
    postings: `postings_${generation}`,
    keys: `keys_${generation}`,
    positions: byPositionLevel((level) => ({
      table: `positions_${level}_${generation}`,
      instances: `instances_${level}_${generation}`,
    })),
    texts: fields
      .flatMap(([field, definition]) => (definition.type === 'text' ? [{ field, weight: definition.weight }] : []))
      .map((text, number) => ({ ...text, number, column: `${number}_${text.field}` })),
    values: fields.flatMap(([field, definition], i) => {
      if (definition.type === 'text' || definition.type === 'stored') return []
      const { type, many } = definition
      const table = `values_${i}_${field}_${generation}`
      return [{ field, type, many, table, index: `values_${i}_${field}_by_row_${generation}` }]
    }),
  }
}

/** Something for every level with positions. */
export const byPositionLevel = <T>(make: (level: PositionLevel) => T): Record<PositionLevel, T> =>
  Object.fromEntries(POSITION_LEVELS.map((level) => [level, make(level)])) as Record<PositionLevel, T>

/** All full-text tables of a generation. */
export const fullTextTables = ({ postings, positions }: Layout): string[] => [
  postings,
  ...POSITION_LEVELS.map((level) => positions[level].table),
]

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
    ...renderFullText(layout.postings, 'keys', 'none'),
    `CREATE VIRTUAL TABLE ${layout.keys} USING fts5vocab(${layout.postings}, row)`,
    ...POSITION_LEVELS.flatMap((level) => {
      const { table, instances } = layout.positions[level]
      return [
        ...renderFullText(table, columns, 'full'),
        `CREATE VIRTUAL TABLE ${instances} USING fts5vocab(${table}, instance)`,
      ]
    }),
  ]
}

const renderFullText = (table: string, columns: string, detail: 'none' | 'full'): string[] => [
  `CREATE VIRTUAL TABLE ${table} USING fts5(${columns}, content='', contentless_delete=1, detail=${detail}, ` +
    `tokenize=${quote(TOKENIZER)})`,
  ...Object.entries(FULL_TEXT_SETTINGS).map(
    ([setting, value]) => `INSERT INTO ${table}(${table}, rank) VALUES ('${setting}', ${value})`,
  ),
]
