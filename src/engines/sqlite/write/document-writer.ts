import type { AnalysedDocument, WriteOperation, WriteResult } from '../../engine.ts'
import type { Connection } from '../connection.ts'
import type { Layout } from '../file/schema.ts'
import { countTokens, createPostingsWriter, type RowChange } from '../postings/write/write-postings.ts'
import { renderWriterSql } from './writer-sql.ts'

/** Puts and deletes documents of a generation, one result each in the same order. Runs in the caller's transaction. */
export type DocumentWriter = (operations: readonly WriteOperation[]) => WriteResult[]

/** A batch of operations on its way into the tables. */
type Batch = {
  documents: number
  tokens: number
  readonly changes: number
  readonly rows: Map<number, RowChange>
}

type Statements = ReturnType<typeof prepareStatements>

/** Prepares a generation's statements. */
export function createDocumentWriter(connection: Connection, layout: Layout): DocumentWriter {
  const statements = prepareStatements(connection, layout)
  const postings = createPostingsWriter(connection, layout.postings)
  return (operations) => {
    const [documents, tokens, changes] = statements.readTotals.get() ?? [0, 0, 0]
    const batch: Batch = { documents, tokens, changes: changes + 1, rows: new Map() }
    const results = operations.map((operation) =>
      operation.type === 'put'
        ? putDocument(statements, layout, batch, operation.document)
        : deleteDocument(statements, batch, operation.id),
    )
    const inOrder = [...batch.rows].sort(([a], [b]) => a - b)
    writeValues(statements, inOrder)
    postings.write(inOrder, changes, batch.changes)
    statements.updateTotals.run(batch.documents, batch.tokens, batch.changes)
    return results
  }
}

function prepareStatements(connection: Connection, layout: Layout) {
  const sql = renderWriterSql(layout)
  const prepare = (text: string) => connection.rows(text)
  return {
    findRow: connection.rows<[row: number, tokens: number]>(sql.findRow),
    takeFreeRow: connection.values<number>(sql.takeFreeRow),
    nextRow: connection.values<number>(sql.nextRow),
    insertDocument: prepare(sql.insertDocument),
    updateDocument: prepare(sql.updateDocument),
    deleteDocument: prepare(sql.deleteDocument),
    freeRow: prepare(sql.freeRow),
    readTotals: connection.rows<[documents: number, tokens: number, changes: number]>(sql.readTotals),
    updateTotals: prepare(sql.updateTotals),
    values: sql.values.map(({ field, remove, insert }) => ({
      field,
      remove: prepare(remove),
      insert: prepare(insert),
    })),
  }
}

function putDocument(statements: Statements, layout: Layout, batch: Batch, document: AnalysedDocument): WriteResult {
  const tokens = countTokens(layout.postings, document)
  const text = JSON.stringify(document.document)
  const [row, tokensBefore] = statements.findRow.get(document.id) ?? []
  batch.tokens += tokens - (tokensBefore ?? 0)
  if (row !== undefined) {
    statements.updateDocument.run(document.hash, tokens, text, row)
    changeRow(batch, row, true, document)
    return 'updated'
  }
  const newRow = statements.takeFreeRow.get() ?? statements.nextRow.get() ?? 1
  statements.insertDocument.run(newRow, document.id, document.hash, tokens, text)
  batch.documents++
  changeRow(batch, newRow, false, document)
  return 'created'
}

function deleteDocument(statements: Statements, batch: Batch, id: string): WriteResult {
  const [row, tokens] = statements.findRow.get(id) ?? []
  if (row === undefined || tokens === undefined) return 'not_found'
  statements.deleteDocument.run(row)
  statements.freeRow.run(row, batch.changes)
  batch.documents--
  batch.tokens -= tokens
  changeRow(batch, row, true, undefined)
  return 'deleted'
}

/** A row may change more than once in a batch: what counts is how it was before and what is in it in the end. */
function changeRow(batch: Batch, row: number, existed: boolean, document: AnalysedDocument | undefined): void {
  batch.rows.set(row, { existed: batch.rows.get(row)?.existed ?? existed, document })
}

function writeValues(statements: Statements, rows: readonly (readonly [number, RowChange])[]): void {
  for (const { field, remove, insert } of statements.values) {
    for (const [row, { existed, document }] of rows) {
      if (existed) remove.run(row)
      if (document === undefined || !Object.hasOwn(document.values, field)) continue
      for (const value of document.values[field] ?? []) insert.run(value, row)
    }
  }
}
