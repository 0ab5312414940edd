import { byLevel, type LevelName } from '../../../../analysis/token.ts'
import type { AnalysedDocument } from '../../../engine.ts'
import { type EncodedPostings, MOST_FORMS } from '../format/posting-list.ts'
import type { TextField } from '../postings-layout.ts'
import { gatherEntries } from './gather-entries.ts'
import { readForms } from './read-streams.ts'
import type { VocabularyWriter } from './vocabulary-writer.ts'

const NO_STREAMS = byLevel(() => '')

/** A document's text at every level. */
export const streamsOf = ({ streams }: AnalysedDocument, field: string): Readonly<Record<LevelName, string>> =>
  (Object.hasOwn(streams, field) ? streams[field] : undefined) ?? NO_STREAMS

/** The lists of some documents, whose local numbers are their places in the array: family (as in keys) → lists, each made
 * when it is asked for. */
export function* buildLists(
  documents: readonly AnalysedDocument[],
  texts: readonly TextField[],
  vocabulary: Pick<VocabularyWriter, 'find'>,
): Generator<readonly [family: number, lists: EncodedPostings]> {
  const words = gatherEntries(texts.length, true)
  const beginnings = gatherEntries(texts.length, false)
  for (const [local, document] of documents.entries()) {
    for (const { field, number } of texts) {
      /** Family of a beginning → levels. */
      const begun = new Map<number, number>()
      readForms(streamsOf(document, field), (form, position) => {
        const found = vocabulary.find(form)
        words.add(found.place, number, local, position)
        for (const { family, bit } of found.beginnings) begun.set(family, (begun.get(family) ?? 0) | bit)
      })
      // The "form" of a beginning is the set of levels at which a document has it.
      for (const [family, levels] of begun) beginnings.add(family * MOST_FORMS + levels, number, local, 0)
    }
  }
  yield* words.finish()
  yield* beginnings.finish()
}
