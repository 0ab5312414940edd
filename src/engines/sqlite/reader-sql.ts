import { byLevel, type LevelName } from '../../analysis/token.ts'
import { type Layout, quote, type ValueTable } from './schema.ts'

/** The SQL texts that look terms up at one level. */
export type LevelSql = {
  /** (term) → row × number of text fields + the field's number, once for each place; in row order. */
  readonly places: string
  /** (term) → the same number, position in the field. */
  readonly positions: string
  /** (match) → number of rows. */
  readonly count: string
  /** (match) → rows. */
  readonly rows: string
  /** (a weight for each text field, match) → row, FTS5's bm25. */
  readonly scores: string
}

/** The SQL texts that read a generation. */
export type ReaderSql = {
  readonly levels: Readonly<Record<LevelName, LevelSql>>
  readonly totals: string
  /** (changes seen) → row, tokens. */
  readonly changedRows: string
  /** (changes seen) → row. */
  readonly freedRows: string
  readonly idOfRow: string
  readonly documentOfRow: string
  readonly documentOfId: string
  readonly hashOfId: string
  readonly rowsById: string
  readonly rowsByIdAfter: string
  readonly documentsAfter: string
  readonly firstDocuments: string
}

/** Renders them. */
export function renderReaderSql(layout: Layout): ReaderSql {
  const { documents, freeRows, totals } = layout
  return {
    levels: byLevel((level) => renderLevelSql(layout, level)),
    totals: `SELECT documents, tokens, changes FROM ${totals}`,
    changedRows: `SELECT row, tokens FROM ${documents} WHERE changed > ?`,
    freedRows: `SELECT row FROM ${freeRows} WHERE changed > ?`,
    idOfRow: `SELECT id FROM ${documents} WHERE row = ?`,
    documentOfRow: `SELECT id, document FROM ${documents} WHERE row = ?`,
    documentOfId: `SELECT document, hash FROM ${documents} WHERE id = ?`,
    hashOfId: `SELECT hash FROM ${documents} WHERE id = ?`,
    rowsById: `SELECT row FROM ${documents} ORDER BY id`,
    rowsByIdAfter: `SELECT row FROM ${documents} WHERE id > ? ORDER BY id`,
    firstDocuments: `SELECT id, document FROM ${documents} ORDER BY id`,
    documentsAfter: `SELECT id, document FROM ${documents} WHERE id > ? ORDER BY id`,
  }
}

function renderLevelSql(layout: Layout, level: LevelName): LevelSql {
  const terms = layout.terms[level]
  // A column's name begins with its number, which is all that CAST reads.
  const place = `doc * ${layout.texts.length} + CAST(col AS INTEGER)`
  return {
    places: `SELECT ${place} FROM ${layout.instances[level]} WHERE term = ?`,
    positions: `SELECT ${place}, offset FROM ${layout.instances[level]} WHERE term = ?`,
    count: `SELECT count(*) FROM ${terms} WHERE ${terms} MATCH ?`,
    rows: `SELECT rowid FROM ${terms} WHERE ${terms} MATCH ?`,
    scores: `SELECT rowid, bm25(${terms}, ${layout.texts.map(() => '?').join(', ')}) FROM ${terms} WHERE ${terms} MATCH ?`,
  }
}

/** The order of a field's values, from (value) on when `from` is set: row, value; each row once. */
export function renderValueOrder({ table, many }: ValueTable, order: 'asc' | 'desc', from: boolean): string {
  const [better, after] = order === 'asc' ? ['<', '>='] : ['>', '<=']
  const name = quote(table)
  const conditions = [
    ...(from ? [`v.value ${after} ?`] : []),
    // A document with many values stands where its first one stands.
    ...(many ? [`NOT EXISTS (SELECT 1 FROM ${name} AS w WHERE w.row = v.row AND w.value ${better} v.value)`] : []),
  ]
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''
  return `SELECT v.row, v.value FROM ${name} AS v${where} ORDER BY v.value ${order}`
}

/** (row) → the value by which it is sorted, or null. */
export function renderValueOfRow({ table }: ValueTable, order: 'asc' | 'desc'): string {
  return `SELECT ${order === 'asc' ? 'min' : 'max'}(value) FROM ${quote(table)} WHERE row = ?`
}
