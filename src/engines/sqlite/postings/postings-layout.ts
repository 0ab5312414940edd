import { PHRASE_LEVELS, type PhraseLevelName } from '../../engine.ts'
import { quote } from '../connection.ts'

/** Splits at spaces only. Upper case and control characters never get here: see `encodeTerms`. */
const TOKENIZER = `ascii tokenchars '!"#$%&''()*+,-./:;<=>?@[\\]^_\`{|}~'`

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

/** Terms with their positions, and the list of all their places. */
type PositionTable = { readonly table: string; readonly instances: string }

/** Where the terms of one generation of a collection are kept. */
export type PostingsLayout = {
  /** Who holds which term: a row's keys (see posting-keys.ts), and the list of all keys. */
  readonly keyed: string
  readonly keys: string
  /** Levels whose terms are kept with their positions too, half the text's size each. */
  readonly positions: Readonly<Record<PhraseLevelName, PositionTable>>
  readonly texts: readonly TextColumn[]
}

/** The names of its tables and columns. A field's number stands in each column's, because SQLite ignores case and FTS5
 * keeps some names (`rank`, `rowid`) for itself. */
export const postingsLayout = (
  texts: readonly Pick<TextColumn, 'field' | 'weight'>[],
  generation: number,
): PostingsLayout => ({
  keyed: `postings_${generation}`,
  keys: `keys_${generation}`,
  positions: byPhraseLevel((level) => ({
    table: `positions_${level}_${generation}`,
    instances: `instances_${level}_${generation}`,
  })),
  texts: texts.map((text, number) => ({ ...text, number, column: `${number}_${text.field}` })),
})

/** Something for every level with positions. */
export const byPhraseLevel = <T>(make: (level: PhraseLevelName) => T): Record<PhraseLevelName, T> =>
  Object.fromEntries(PHRASE_LEVELS.map((level) => [level, make(level)])) as Record<PhraseLevelName, T>

/** All full-text tables of a generation. */
export const fullTextTables = ({ keyed, positions }: PostingsLayout): string[] => [
  keyed,
  ...PHRASE_LEVELS.map((level) => positions[level].table),
]

/** The statements that make the tables, empty. */
export function renderPostingsTables({ keyed, keys, positions, texts }: PostingsLayout): string[] {
  const columns = texts.map(({ column }) => quote(column)).join(', ')
  return [
    ...renderFullText(keyed, 'keys', 'none'),
    `CREATE VIRTUAL TABLE ${keys} USING fts5vocab(${keyed}, row)`,
    ...PHRASE_LEVELS.flatMap((level) => {
      const { table, instances } = positions[level]
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
