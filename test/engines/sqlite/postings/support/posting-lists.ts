import fc from 'fast-check'
import {
  type EncodedPostings,
  exceptionFrequency,
  exceptionPlace,
  inlinePositions,
  MOST_DOCUMENTS,
  MOST_FORMS,
  type Occurrences,
  readEntries,
  wordsOf,
} from '../../../../../src/engines/sqlite/postings/format/posting-list.ts'

/** What a list says, written out; reads to the last word and no further. */
export function decodePostings({ list, positions }: EncodedPostings): Occurrences[] {
  const words = wordsOf(list)
  const places = positions.length > 0 ? wordsOf(positions) : inlinePositions(words)
  let next = 0
  const nextPlace = (wide: boolean): number =>
    (places[next++] ?? Number.NaN) + (wide ? (places[next++] ?? 0) * 65_536 : 0)
  const entries = [...readEntries(words)].map((entry): Occurrences => {
    const frequencies = Array.from({ length: entry.size }, () => 1)
    for (let i = 0; i < entry.exceptions; i++) {
      frequencies[exceptionPlace(words, entry, i)] = exceptionFrequency(words, entry, i)
    }
    const count = places.length === 0 ? 0 : frequencies.reduce((sum, frequency) => sum + frequency, 0)
    return {
      form: entry.form,
      field: entry.field,
      documents: [...words.subarray(entry.documentsAt, entry.documentsAt + entry.size)],
      frequencies,
      positions: Array.from({ length: count }, () => nextPlace(entry.wide)),
    }
  })
  if (next !== places.length) throw new Error(`${places.length - next} positions are left`)
  return entries
}

/** Where a document holds a form: positions, ascending. */
const near = fc.integer({ min: 0, max: 40 })
const far = fc.integer({ min: 65_530, max: 70_000_000 })
const placesOf = (place: fc.Arbitrary<number>) =>
  fc.uniqueArray(place, { minLength: 1, maxLength: 5 }).map((places) => places.sort((a, b) => a - b))

const localNumber = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 30 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: MOST_DOCUMENTS - 1 }) },
)

const documentsWith = (place: fc.Arbitrary<number>) =>
  fc
    .uniqueArray(fc.tuple(localNumber, placesOf(place)), { selector: ([local]) => local, minLength: 1, maxLength: 40 })
    .map((documents) => documents.sort(([a], [b]) => a - b))

/** One form in one field: mostly all positions fit into a word. */
const entry = fc
  .record({
    form: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: MOST_FORMS - 1 })),
    field: fc.integer({ min: 0, max: 2 }),
    documents: fc.oneof(
      { weight: 4, arbitrary: documentsWith(near) },
      { weight: 1, arbitrary: documentsWith(fc.oneof(near, far)) },
    ),
  })
  .map(
    ({ form, field, documents }): Occurrences => ({
      form,
      field,
      documents: documents.map(([local]) => local),
      frequencies: documents.map(([, places]) => places.length),
      positions: documents.flatMap(([, places]) => places),
    }),
  )

/** The entries of a family's list, in their order; with few positions or with many. */
export const occurrences: fc.Arbitrary<Occurrences[]> = fc
  .uniqueArray(entry, { selector: ({ form, field }) => form * 1_000 + field, minLength: 1, maxLength: 8 })
  .map((entries) => entries.sort((a, b) => a.form - b.form || a.field - b.field))

/** The same as it is for beginnings: nobody asks where they stand, and then a frequency may be anything. */
export const withoutPositions: fc.Arbitrary<Occurrences[]> = fc
  .tuple(occurrences, fc.infiniteStream(far))
  .map(([entries, numbers]) =>
    entries.map((entry) => ({
      ...entry,
      frequencies: entry.frequencies.map((frequency) => (frequency === 5 ? (numbers.next().value ?? 5) : frequency)),
      positions: [],
    })),
  )
