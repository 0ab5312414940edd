/**
 * What the forms of one family have in one segment, as 16-bit words (little-endian):
 *
 *     number of entries
 *     a head for each entry: form (with flags), field, number of documents, number of exceptions
 *     for each entry: its documents (local numbers, ascending); its exceptions
 *
 * A document holds a form once, unless an exception says how often: the document's place in the entry, and its frequency.
 * Most occurrences are the only one, and two bytes each are read faster than anything packed tighter. Positions stand
 * apart, in the order of the entries and documents, because most searches need none: few behind the entries, many in a
 * list of their own.
 */

/** A form's number in its family, below this. */
export const MOST_FORMS = 4_096

/** Local numbers of documents, and so the documents of a segment, are below this. */
export const MOST_DOCUMENTS = 65_535

/** Set in an entry's first word when a frequency or position doesn't fit into one word: then each takes two. */
export const WIDE = 0x8000

export const FORM = MOST_FORMS - 1
const HEAD_WORDS = 4

/** What fits into one word. */
const LARGEST_WORD = 0xffff

type Numbers = readonly number[] | Uint16Array | Uint32Array

/** How often a form stands in each of some documents, in one field, and where: positions of the first document, then of
 * the next, each ascending. */
export type Occurrences = {
  readonly form: number
  readonly field: number
  readonly documents: Numbers
  readonly frequencies: Numbers
  /** None where nobody asks for them. */
  readonly positions: Numbers
}

/** An entry of a list that is being read. */
export type EntryHead = {
  readonly form: number
  readonly field: number
  readonly wide: boolean
  /** Number of documents, and of exceptions. */
  readonly size: number
  readonly exceptions: number
  /** Where its documents and its exceptions begin, in words. */
  readonly documentsAt: number
  readonly exceptionsAt: number
}

/** A family in a segment, as it is stored. `positions`: a list of their own, empty when they stand in `list`. */
export type EncodedPostings = { readonly list: Uint8Array; readonly positions: Uint8Array }

/** Positions up to this number of words are read with the list anyway, and a row of their own would cost more. */
const INLINE_WORDS = 256

/** The entries in ascending order of form and field. */
export function* readEntries(words: Uint16Array): Generator<EntryHead> {
  const count = words[0] ?? 0
  let at = 1 + count * HEAD_WORDS
  for (let entry = 0; entry < count; entry++) {
    const head = 1 + entry * HEAD_WORDS
    const first = words[head] ?? 0
    const size = words[head + 2] ?? 0
    const exceptions = words[head + 3] ?? 0
    const wide = (first & WIDE) !== 0
    const exceptionsAt = at + size
    yield {
      form: first & FORM,
      field: words[head + 1] ?? 0,
      wide,
      size,
      exceptions,
      documentsAt: at,
      exceptionsAt,
    }
    at = exceptionsAt + exceptions * (wide ? 3 : 2)
  }
}

/** The positions that stand in the list itself; none when there are many. */
export function inlinePositions(words: Uint16Array): Uint16Array {
  const count = words[0] ?? 0
  let at = 1 + count * HEAD_WORDS
  for (let entry = 0; entry < count; entry++) {
    const head = 1 + entry * HEAD_WORDS
    const wide = ((words[head] ?? 0) & WIDE) !== 0
    at += (words[head + 2] ?? 0) + (words[head + 3] ?? 0) * (wide ? 3 : 2)
  }
  return words.subarray(at)
}

/** The number of occurrences of an entry, which is the number of its positions. */
export function occurrencesOf(words: Uint16Array, entry: EntryHead): number {
  let count = entry.size
  for (let i = 0; i < entry.exceptions; i++) count += exceptionFrequency(words, entry, i) - 1
  return count
}

/** The place, in the entry, of the document of the `i`-th exception. */
export const exceptionPlace = (words: Uint16Array, { exceptionsAt, wide }: EntryHead, i: number): number =>
  words[exceptionsAt + i * (wide ? 3 : 2)] ?? 0

export function exceptionFrequency(words: Uint16Array, { exceptionsAt, wide }: EntryHead, i: number): number {
  if (!wide) return words[exceptionsAt + i * 2 + 1] ?? 0
  const at = exceptionsAt + i * 3 + 1
  return (words[at] ?? 0) + (words[at + 1] ?? 0) * (LARGEST_WORD + 1)
}

/** Encodes what a family has in a segment; `entries` in ascending order of form and field. */
export function encodePostings(entries: readonly Occurrences[]): EncodedPostings {
  const wide = entries.map(isWide)
  const exceptions = entries.map(({ frequencies }) => countAbove(frequencies, 1))
  const length = entries.reduce(
    (sum, { documents }, i) => sum + documents.length + (exceptions[i] ?? 0) * (wide[i] ? 3 : 2),
    1 + entries.length * HEAD_WORDS,
  )
  const places = entries.reduce((sum, entry, i) => sum + entry.positions.length * (wide[i] ? 2 : 1), 0)
  const isInline = places <= INLINE_WORDS
  const words = new Uint16Array(isInline ? length + places : length)
  const positions = isInline ? words.subarray(length) : new Uint16Array(places)
  words[0] = entries.length
  let at = 1 + entries.length * HEAD_WORDS
  let positionsAt = 0
  for (const [i, entry] of entries.entries()) {
    const isEntryWide = wide[i] === true
    const head = 1 + i * HEAD_WORDS
    words[head] = entry.form | (isEntryWide ? WIDE : 0)
    words[head + 1] = entry.field
    words[head + 2] = entry.documents.length
    words[head + 3] = exceptions[i] ?? 0
    words.set(entry.documents, at)
    at = writeExceptions(words, at + entry.documents.length, entry.frequencies, isEntryWide)
    positionsAt = writeNumbers(positions, positionsAt, entry.positions, isEntryWide)
  }
  return { list: bytesOf(words), positions: isInline ? NOTHING : bytesOf(positions) }
}

const NOTHING = new Uint8Array(0)

const isWide = ({ frequencies, positions }: Occurrences): boolean =>
  countAbove(frequencies, LARGEST_WORD) + countAbove(positions, LARGEST_WORD) > 0

function countAbove(numbers: Numbers, limit: number): number {
  let count = 0
  for (let i = 0; i < numbers.length; i++) if ((numbers[i] as number) > limit) count++
  return count
}

function writeExceptions(words: Uint16Array, from: number, frequencies: Numbers, wide: boolean): number {
  let at = from
  for (let place = 0; place < frequencies.length; place++) {
    const frequency = frequencies[place] ?? 1
    if (frequency === 1) continue
    words[at++] = place
    at = writeNumber(words, at, frequency, wide)
  }
  return at
}

function writeNumbers(words: Uint16Array, from: number, numbers: Numbers, wide: boolean): number {
  let at = from
  for (let i = 0; i < numbers.length; i++) at = writeNumber(words, at, numbers[i] ?? 0, wide)
  return at
}

function writeNumber(words: Uint16Array, at: number, value: number, wide: boolean): number {
  words[at] = value & LARGEST_WORD
  if (!wide) return at + 1
  words[at + 1] = Math.floor(value / (LARGEST_WORD + 1))
  return at + 2
}

/** A list as it is stored. */
export const bytesOf = (words: Uint16Array): Uint8Array =>
  new Uint8Array(words.buffer, words.byteOffset, words.byteLength)

/** A stored list. Copied only where it doesn't begin at an even address. */
export function wordsOf(bytes: Uint8Array): Uint16Array {
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % 2 === 0 ? bytes : Uint8Array.from(bytes)
  return new Uint16Array(buffer, byteOffset, byteLength >> 1)
}
