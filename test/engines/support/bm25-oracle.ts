import type { LevelName } from '../../../src/analysis/token.ts'
import type { Document } from '../../../src/mapping/document.ts'
import { termsOf, wordsOf } from './test-analysis.ts'

/** Field → weight, for the fields looked in. */
export type Weights = Readonly<Record<string, number>>

/** The fields that count for a document's length, whichever are looked in. */
const TEXT_FIELDS = ['title', 'text']

/** BM25F written out from plain lists of terms, one number for each document that holds them side by side; for one word
 * as for a phrase, as Lucene has it. `placed`: the level at which they stand side by side; at `level` they are there. */
export function bm25(
  documents: readonly Document[],
  level: LevelName,
  words: readonly string[],
  weights: Weights,
  placed: LevelName = level,
): Map<string, number> {
  const wanted = words.map((word) => termsOf(word)[level])
  const lists = (document: Document, fields: readonly string[], at: LevelName) =>
    fields.map((field) => ({
      weight: weights[field] ?? 1,
      terms: wordsOf(String(document[field] ?? '')).map((word) => termsOf(word)[at]),
    }))
  const searched = Object.keys(weights)
  const lengthOf = (document: Document) =>
    lists(document, TEXT_FIELDS, level).reduce((sum, { terms }) => sum + terms.length, 0)
  const averageLength = documents.reduce((sum, document) => sum + lengthOf(document), 0) / documents.length
  const occurrences = (terms: readonly string[], sequence: readonly string[]) =>
    terms.filter((_, start) => sequence.every((term, i) => terms[start + i] === term)).length
  const frequencyOf = (document: Document, sequence: readonly string[], at: LevelName) =>
    lists(document, searched, at).reduce((sum, { weight, terms }) => sum + weight * occurrences(terms, sequence), 0)

  const idf = wanted.reduce((sum, term) => {
    const count = documents.filter((document) => frequencyOf(document, [term], level) > 0).length
    return sum + Math.log(1 + (documents.length - count + 0.5) / (count + 0.5))
  }, 0)
  return new Map(
    documents.flatMap((document) => {
      const sequence = words.map((word) => termsOf(word)[placed])
      const frequency = frequencyOf(document, sequence, placed)
      if (frequency === 0 || wanted.some((term) => frequencyOf(document, [term], level) === 0)) return []
      const norm = 0.9 * (1 - 0.7 + (0.7 * lengthOf(document)) / averageLength)
      return [[document.id, (idf * frequency) / (frequency + norm)]]
    }),
  )
}
