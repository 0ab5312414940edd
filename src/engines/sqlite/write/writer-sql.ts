import { quote } from '../connection.ts'
import type { Layout } from '../file/schema.ts'

/** The SQL texts that change documents of a generation. */
export type WriterSql = {
  readonly findRow: string
  readonly takeFreeRow: string
  readonly nextRow: string
  readonly insertDocument: string
  readonly updateDocument: string
  readonly deleteDocument: string
  readonly freeRow: string
  readonly readTotals: string
  readonly updateTotals: string
  readonly values: readonly { readonly field: string; readonly remove: string; readonly insert: string }[]
}

/** Renders them. */
export function renderWriterSql(layout: Layout): WriterSql {
  const { documents, freeRows, totals, values } = layout
  return {
    findRow: `SELECT row, tokens FROM ${documents} WHERE id = ?`,
    // Rows are used again, so that the arrays that a search keeps by row stay as long as the collection is.
    takeFreeRow: `DELETE FROM ${freeRows} WHERE row = (SELECT min(row) FROM ${freeRows}) RETURNING row`,
    nextRow: `SELECT coalesce(max(row), 0) + 1 FROM ${documents}`,
    insertDocument: `INSERT INTO ${documents}(row, id, hash, tokens, document) VALUES (?, ?, ?, ?, ?)`,
    updateDocument: `UPDATE ${documents} SET hash = ?, tokens = ?, document = ? WHERE row = ?`,
    deleteDocument: `DELETE FROM ${documents} WHERE row = ?`,
    freeRow: `INSERT INTO ${freeRows}(row, changed) VALUES (?, ?)`,
    readTotals: `SELECT documents, tokens, changes FROM ${totals}`,
    updateTotals: `UPDATE ${totals} SET documents = ?, tokens = ?, changes = ?`,
    values: values.map(({ field, table }) => ({
      field,
      remove: `DELETE FROM ${quote(table)} WHERE row = ?`,
      // A field with many values may hold one of them twice.
      insert: `INSERT OR IGNORE INTO ${quote(table)}(value, row) VALUES (?, ?)`,
    })),
  }
}
