import { LEVEL_NAMES } from '../../../../analysis/token.ts'
import type { AnalysedDocument } from '../../../engine.ts'
import type { Connection } from '../../connection.ts'
import { MOST_DOCUMENTS } from '../format/posting-list.ts'
import type { PostingsLayout } from '../postings-layout.ts'
import { createSegmentStore } from '../segments/segment-store.ts'
import { countTerms } from './read-streams.ts'
import { buildLists, streamsOf } from './segment-builder.ts'
import { createVocabularyWriter } from './vocabulary-writer.ts'

/** What becomes of a row: whether there was something in it before the batch, and what is in it afterwards. */
export type RowChange = { readonly existed: boolean; readonly document: AnalysedDocument | undefined }

export type PostingsWriter = {
  /**
   * Adds what is in the rows now as a new segment; what was there before is hidden by that, or by the row's being free.
   * `before` and `number`: the collection's count of changes before and with this batch.
   */
  write(rows: readonly (readonly [row: number, change: RowChange])[], before: number, number: number): void
}

/** Prepares the statements. Everything happens in the caller's transaction. */
export function createPostingsWriter(connection: Connection, layout: PostingsLayout): PostingsWriter {
  const vocabulary = createVocabularyWriter(connection, layout)
  const store = createSegmentStore(connection, layout)
  return {
    write(rows, before, number) {
      vocabulary.begin(before)
      const written = rows.flatMap(([row, { document }]) => (document === undefined ? [] : [{ row, document }]))
      for (let from = 0; from < written.length; from += MOST_DOCUMENTS) {
        const part = written.slice(from, from + MOST_DOCUMENTS)
        const documents = part.map(({ document }) => document)
        const slot = store.add({
          state: 'serving',
          rows: part.map(({ row }) => row),
          lengths: documents.map((document) => countTokens(layout, document)),
        })
        for (const [family, lists] of buildLists(documents, layout.texts, vocabulary)) {
          store.addLists(slot, family, lists)
        }
      }
      vocabulary.finish(number)
    },
  }
}

/** The number of a document's tokens in its text fields. */
export const countTokens = ({ texts }: PostingsLayout, document: AnalysedDocument): number =>
  texts.reduce((sum, { field }) => sum + countTerms(streamsOf(document, field)[LEVEL_NAMES[0]]), 0)
