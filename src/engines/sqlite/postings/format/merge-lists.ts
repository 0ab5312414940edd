import {
  type EncodedPostings,
  type EntryHead,
  encodePostings,
  exceptionFrequency,
  exceptionPlace,
  inlinePositions,
  type Occurrences,
  occurrencesOf,
  readEntries,
  wordsOf,
} from './posting-list.ts'

/** In a segment's map of local numbers: a document that is gone. */
export const GONE = 0xffff

/** What a family has in a segment, and the new local number of each of its documents (or `GONE`). */
export type ListToMerge = {
  readonly list: Uint8Array
  readonly positions: Uint8Array
  readonly renumbered: Uint16Array
}

/** An entry of one of the lists, with what it lies in. `positionsAt`: in words. */
type Part = {
  readonly entry: EntryHead
  readonly words: Uint16Array
  readonly positions: Uint16Array
  readonly positionsAt: number
  readonly renumbered: Uint16Array
}

/**
 * Joins what a family has in several segments; their documents get ascending new numbers in the order of the segments.
 * Undefined when nothing of it is left.
 */
export function mergeLists(lists: readonly ListToMerge[]): EncodedPostings | undefined {
  const parts = new Map<number, Part[]>()
  for (const list of lists) collectParts(list, parts)
  const entries = [...parts]
    .sort(([a], [b]) => a - b)
    .map(([, same]) => joinParts(same))
    .filter(({ documents }) => documents.length > 0)
  return entries.length === 0 ? undefined : encodePostings(entries)
}

const FIELDS = 0x1_0000

function collectParts({ list, positions, renumbered }: ListToMerge, parts: Map<number, Part[]>): void {
  const words = wordsOf(list)
  const positionWords = positions.length > 0 ? wordsOf(positions) : inlinePositions(words)
  let positionsAt = 0
  for (const entry of readEntries(words)) {
    const key = entry.form * FIELDS + entry.field
    const part = { entry, words, positions: positionWords, positionsAt, renumbered }
    const same = parts.get(key)
    if (same === undefined) parts.set(key, [part])
    else same.push(part)
    if (positionWords.length > 0) positionsAt += occurrencesOf(words, entry) * (entry.wide ? 2 : 1)
  }
}

function joinParts(parts: readonly Part[]): Occurrences {
  const documents: number[] = []
  const frequencies: number[] = []
  const positions: number[] = []
  for (const part of parts) appendPart(part, documents, frequencies, positions)
  const { form, field } = parts[0]?.entry ?? { form: 0, field: 0 }
  return { form, field, documents, frequencies, positions }
}

function appendPart(
  { entry, words, positions: positionWords, positionsAt, renumbered }: Part,
  documents: number[],
  frequencies: number[],
  positions: number[],
): void {
  const { wide, size, exceptions, documentsAt } = entry
  const hasPositions = positionWords.length > 0
  let exception = 0
  let at = positionsAt
  for (let place = 0; place < size; place++) {
    let frequency = 1
    if (exception < exceptions && exceptionPlace(words, entry, exception) === place) {
      frequency = exceptionFrequency(words, entry, exception++)
    }
    const number = renumbered[words[documentsAt + place] ?? 0] ?? GONE
    if (number !== GONE) {
      documents.push(number)
      frequencies.push(frequency)
      if (hasPositions) {
        for (let i = 0; i < frequency; i++) positions.push(readPosition(positionWords, at + (wide ? 2 * i : i), wide))
      }
    }
    at += wide ? 2 * frequency : frequency
  }
}

const readPosition = (words: Uint16Array, at: number, wide: boolean): number =>
  (words[at] ?? 0) + (wide ? (words[at + 1] ?? 0) * 0x1_0000 : 0)
