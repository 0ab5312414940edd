import { byLevel, LEVEL_NAMES, type LevelName } from '../../../analysis/token.ts'
import type { AnalysedDocument, WriteOperation, WriteResult } from '../../engine.ts'
import type { Connection } from '../file/connection.ts'
import { type Layout, POSITION_LEVELS, type PositionLevel } from '../file/schema.ts'
import { countTerms, encodeTerms } from '../postings/encode-terms.ts'
import { renderKeys } from '../postings/posting-keys.ts'
import { type FullTextSql, renderWriterSql } from './writer-sql.ts'

/** Puts and deletes documents of a generation, one result each in the same order. Runs in the caller's transaction. */
export type DocumentWriter = (operations: readonly WriteOperation[]) => WriteResult[]

/** What becomes of a row: whether there was something in it before the batch, and what is in it afterwards. */
type RowChange = { readonly existed: boolean; readonly document: AnalysedDocument | undefined }

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
    writeFullText(statements, layout, inOrder)
    statements.updateTotals.run(batch.documents, batch.tokens, batch.changes)
    return results
  }
}

function prepareStatements(connection: Connection, layout: Layout) {
  const sql = renderWriterSql(layout)
  const prepare = (text: string) => connection.rows(text)
  const prepareFullText = ({ remove, insert }: FullTextSql) => ({ remove: prepare(remove), insert: prepare(insert) })
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
    fullText: [
      { ...prepareFullText(sql.postings), render: renderPostings },
      ...POSITION_LEVELS.map((level) => ({
        ...prepareFullText(sql.positions[level]),
        render: renderPositions(level),
      })),
    ],
    values: sql.values.map(({ field, remove, insert }) => ({
      field,
      remove: prepare(remove),
      insert: prepare(insert),
    })),
  }
}

function putDocument(statements: Statements, layout: Layout, batch: Batch, document: AnalysedDocument): WriteResult {
  const tokens = layout.texts.reduce(
    (sum, { field }) => sum + countTerms(streamsOf(document, field)[LEVEL_NAMES[0]]),
    0,
  )
  const text = JSON.stringify(document.document)
  const [row, tokensBefore] = statements.findRow.get(document.id) ?? []
  batch.tokens += tokens - (tokensBefore ?? 0)
  if (row !== undefined) {
    statements.updateDocument.run(document.hash, tokens, batch.changes, text, row)
    changeRow(batch, row, true, document)
    return 'updated'
  }
  const newRow = statements.takeFreeRow.get() ?? statements.nextRow.get() ?? 1
  statements.insertDocument.run(newRow, document.id, document.hash, tokens, batch.changes, text)
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

type Rows = readonly (readonly [row: number, change: RowChange])[]

function writeValues(statements: Statements, rows: Rows): void {
  for (const { field, remove, insert } of statements.values) {
    for (const [row, { existed, document }] of rows) {
      if (existed) remove.run(row)
      if (document === undefined || !Object.hasOwn(document.values, field)) continue
      for (const value of document.values[field] ?? []) insert.run(value, row)
    }
  }
}

/**
 * Table by table in row order, because FTS5 writes out what it has gathered whenever a row number goes down.
 * First DELETE: an INSERT alone would leave the old document's words findable.
 */
function writeFullText(statements: Statements, layout: Layout, rows: Rows): void {
  for (const { remove, insert, render } of statements.fullText) {
    for (const [row, { existed, document }] of rows) {
      if (existed) remove.run(row)
      if (document !== undefined) insert.run(row, ...render(layout, document))
    }
  }
}

/** What goes into the columns of a full-text table. */
type RenderColumns = (layout: Layout, document: AnalysedDocument) => string[]

const renderPostings: RenderColumns = ({ texts }, document) => [
  texts.map(({ field, number }) => renderKeys(number, streamsOf(document, field))).join(''),
]

const renderPositions =
  (level: PositionLevel): RenderColumns =>
  ({ texts }, document) =>
    texts.map(({ field }) => encodeTerms(streamsOf(document, field)[level]))

const NO_STREAMS = byLevel(() => '')

const streamsOf = ({ streams }: AnalysedDocument, field: string): Readonly<Record<LevelName, string>> =>
  (Object.hasOwn(streams, field) ? streams[field] : undefined) ?? NO_STREAMS
