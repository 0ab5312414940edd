import { type EncodedPostings, encodePostings, MOST_FORMS } from '../format/posting-list.ts'

/** Gathers where forms stand, document after document, and makes lists of it. */
export type EntryGatherer = {
  /** A form (family × `MOST_FORMS` + its number there) in a field of a document (by its local number). */
  add(place: number, field: number, local: number, position: number): void
  /** Family → its lists, in the families' order. */
  finish(): Generator<readonly [family: number, lists: EncodedPostings]>
}

const FIRST_ROOM = 4_096

/**
 * Gathers in a few flat arrays: a batch has some ten thousand entries, most of one occurrence, and an object with lists
 * for each would take longer than all the rest. `hasPositions`: whether they are kept.
 */
export function gatherEntries(fields: number, hasPositions: boolean): EntryGatherer {
  /** Place × fields + field → the entry's number, in the order in which they were met. */
  const numbers = new Map<number, number>()
  let entries = new Uint32Array(FIRST_ROOM)
  let locals = new Uint16Array(FIRST_ROOM)
  let positions = new Uint32Array(FIRST_ROOM)
  let size = 0

  function grow(): void {
    const room = size * 2
    const before = { entries, locals, positions }
    entries = new Uint32Array(room)
    entries.set(before.entries)
    locals = new Uint16Array(room)
    locals.set(before.locals)
    positions = new Uint32Array(room)
    positions.set(before.positions)
  }

  /** Occurrences sorted by entry; those of one stay in their order, which is that of the documents and positions. */
  function sort() {
    const starts = new Uint32Array(numbers.size + 1)
    for (let i = 0; i < size; i++) increase(starts, (entries[i] as number) + 1, 1)
    for (let entry = 0; entry < numbers.size; entry++) increase(starts, entry + 1, starts[entry] as number)
    const next = starts.slice()
    const sorted = { locals: new Uint16Array(size), positions: new Uint32Array(hasPositions ? size : 0) }
    for (let i = 0; i < size; i++) {
      const entry = entries[i] as number
      const at = next[entry] as number
      next[entry] = at + 1
      sorted.locals[at] = locals[i] as number
      if (hasPositions) sorted.positions[at] = positions[i] as number
    }
    return { starts, ...sorted }
  }

  return {
    add(place, field, local, position) {
      const key = place * fields + field
      let entry = numbers.get(key)
      if (entry === undefined) {
        entry = numbers.size
        numbers.set(key, entry)
      }
      if (size === entries.length) grow()
      entries[size] = entry
      locals[size] = local
      positions[size++] = position
    },

    *finish() {
      const sorted = sort()
      const documents = new Uint16Array(size)
      const frequencies = new Uint32Array(size)
      const keys = Float64Array.from(numbers.keys()).sort()
      for (let i = 0; i < keys.length; ) {
        const family = familyOf(keys[i] as number)
        const first = i
        while (i < keys.length && familyOf(keys[i] as number) === family) i++
        yield [family, encodePostings(Array.from(keys.subarray(first, i), occurrencesOf))]
      }
      function occurrencesOf(key: number) {
        const entry = numbers.get(key) ?? 0
        const [from, to] = [sorted.starts[entry] as number, sorted.starts[entry + 1] as number]
        const end = countRuns(sorted.locals, from, to, documents, frequencies)
        const place = Math.floor(key / fields)
        return {
          form: place % MOST_FORMS,
          field: key % fields,
          documents: documents.subarray(from, end),
          frequencies: frequencies.subarray(from, end),
          positions: sorted.positions.subarray(from, to),
        }
      }
    },
  }

  function familyOf(key: number): number {
    return Math.floor(key / (fields * MOST_FORMS))
  }
}

/** Each document once, with how often it came; written from `from` on. Where it ends. */
function countRuns(
  locals: Uint16Array,
  from: number,
  to: number,
  documents: Uint16Array,
  frequencies: Uint32Array,
): number {
  let end = from
  for (let i = from; i < to; i++) {
    const local = locals[i] as number
    if (end > from && documents[end - 1] === local) increase(frequencies, end - 1, 1)
    else {
      documents[end] = local
      frequencies[end++] = 1
    }
  }
  return end
}

function increase(numbers: Uint32Array, at: number, by: number): void {
  numbers[at] = (numbers[at] as number) + by
}
