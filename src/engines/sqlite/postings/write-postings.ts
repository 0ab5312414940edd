import { byLevel, LEVEL_NAMES, type LevelName } from '../../../analysis/token.ts'
import { type AnalysedDocument, PHRASE_LEVELS, type PhraseLevelName } from '../../engine.ts'
import type { Connection } from '../connection.ts'
import { countTerms, encodeTerms } from './encode-terms.ts'
import { renderKeys } from './posting-keys.ts'
import type { PostingsLayout } from './postings-layout.ts'
import { type FullTextSql, renderWritePostingsSql } from './postings-sql.ts'

/** What becomes of a row: whether there was something in it before the batch, and what is in it afterwards. */
export type RowChange = { readonly existed: boolean; readonly document: AnalysedDocument | undefined }

/** Rows in ascending order. */
export type RowChanges = readonly (readonly [row: number, change: RowChange])[]

/** Puts the changed rows' terms in place of those that were there. */
export type WritePostings = (rows: RowChanges) => void

/** UTF-16 units of a column after which what FTS5 has gathered is written out. By itself it does that when the next row
 * comes, and for a table of its own: a document of a million different words would be held three times over, each word in
 * 128 bytes or more. */
const LARGE_COLUMN = 1_000_000

/** Prepares the statements. */
export function createPostingsWriter(connection: Connection, layout: PostingsLayout): WritePostings {
  const sql = renderWritePostingsSql(layout)
  const prepare = ({ remove, insert, flush }: FullTextSql, render: RenderColumns) => ({
    remove: connection.rows(remove),
    insert: connection.rows(insert),
    flush: connection.rows(flush),
    render,
  })
  const tables = [
    prepare(sql.keyed, renderKeyed),
    ...PHRASE_LEVELS.map((level) => prepare(sql.positions[level], renderPositions(level))),
  ]
  // Table by table in row order, because FTS5 writes out what it has gathered whenever a row number goes down.
  // First DELETE: an INSERT alone would leave the old document's words findable.
  return (rows) => {
    for (const { remove, insert, flush, render } of tables) {
      for (const [row, { existed, document }] of rows) {
        if (existed) remove.run(row)
        if (document === undefined) continue
        const columns = render(layout, document)
        insert.run(row, ...columns)
        if (columns.some((column) => column.length > LARGE_COLUMN)) flush.run()
      }
    }
  }
}

/** The number of a document's tokens in its text fields. */
export const countTokens = ({ texts }: PostingsLayout, document: AnalysedDocument): number =>
  texts.reduce((sum, { field }) => sum + countTerms(streamsOf(document, field)[LEVEL_NAMES[0]]), 0)

/** What goes into the columns of a full-text table. */
type RenderColumns = (layout: PostingsLayout, document: AnalysedDocument) => string[]

const renderKeyed: RenderColumns = ({ texts }, document) => [
  texts.map(({ field, number }) => renderKeys(number, streamsOf(document, field))).join(''),
]

const renderPositions =
  (level: PhraseLevelName): RenderColumns =>
  ({ texts }, document) =>
    texts.map(({ field }) => encodeTerms(streamsOf(document, field)[level]))

const NO_STREAMS = byLevel(() => '')

const streamsOf = ({ streams }: AnalysedDocument, field: string): Readonly<Record<LevelName, string>> =>
  (Object.hasOwn(streams, field) ? streams[field] : undefined) ?? NO_STREAMS
