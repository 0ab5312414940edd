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

/** Prepares the statements. */
export function createPostingsWriter(connection: Connection, layout: PostingsLayout): WritePostings {
  const sql = renderWritePostingsSql(layout)
  const prepare = ({ remove, insert }: FullTextSql, render: RenderColumns) => ({
    remove: connection.rows(remove),
    insert: connection.rows(insert),
    render,
  })
  const tables = [
    prepare(sql.keyed, renderKeyed),
    ...PHRASE_LEVELS.map((level) => prepare(sql.positions[level], renderPositions(level))),
  ]
  // Table by table in row order, because FTS5 writes out what it has gathered whenever a row number goes down.
  // First DELETE: an INSERT alone would leave the old document's words findable.
  return (rows) => {
    for (const { remove, insert, render } of tables) {
      for (const [row, { existed, document }] of rows) {
        if (existed) remove.run(row)
        if (document !== undefined) insert.run(row, ...render(layout, document))
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
