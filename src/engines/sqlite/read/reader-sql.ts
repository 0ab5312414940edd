import { quote } from '../connection.ts'
import type { Layout, ValueTable } from '../file/schema.ts'

/** The SQL texts that read a generation. */
export type ReaderSql = {
  readonly totals: string
  readonly idOfRow: string
  readonly documentOfRow: string
  /** (bytes, row) → id, bytes, the document as text up to so many bytes, longer as bytes. */
  readonly partsOfRow: string
  readonly documentOfId: string
  /** (id) → the document as bytes, hash. */
  readonly bytesOfId: string
  readonly hashOfId: string
  readonly rowsById: string
  readonly rowsByIdAfter: string
  readonly documentsAfter: string
  readonly firstDocuments: string
}

/** Renders them. */
export function renderReaderSql(layout: Layout): ReaderSql {
  const { documents, totals } = layout
  return {
    totals: `SELECT documents, tokens FROM ${totals}`,
    idOfRow: `SELECT id FROM ${documents} WHERE row = ?`,
    documentOfRow: `SELECT id, document FROM ${documents} WHERE row = ?`,
    partsOfRow:
      'SELECT id, octet_length(document), CASE WHEN octet_length(document) <= ? THEN document ' +
      `ELSE CAST(document AS BLOB) END FROM ${documents} WHERE row = ?`,
    documentOfId: `SELECT document, hash FROM ${documents} WHERE id = ?`,
    bytesOfId: `SELECT CAST(document AS BLOB), hash FROM ${documents} WHERE id = ?`,
    hashOfId: `SELECT hash FROM ${documents} WHERE id = ?`,
    rowsById: `SELECT row FROM ${documents} ORDER BY id`,
    rowsByIdAfter: `SELECT row FROM ${documents} WHERE id > ? ORDER BY id`,
    firstDocuments: `SELECT id, document FROM ${documents} ORDER BY id`,
    documentsAfter: `SELECT id, document FROM ${documents} WHERE id > ? ORDER BY id`,
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
