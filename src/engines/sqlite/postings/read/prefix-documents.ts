import { readEntries } from '../format/posting-list.ts'
import type { FieldWeights, MatchedList } from './word-documents.ts'

/** The documents that hold one of the forms, some more than once. */
export function* prefixDocuments(lists: Iterable<MatchedList>, weights: FieldWeights): Generator<number> {
  for (const { words, classes } of lists) {
    for (const entry of readEntries(words)) {
      if ((classes[entry.form] ?? 0) === 0 || weights[entry.field] === undefined) continue
      for (let at = entry.documentsAt; at < entry.documentsAt + entry.size; at++) yield words[at] ?? 0
    }
  }
}
