import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bytesOf,
  encodePostings,
  MOST_DOCUMENTS,
  type Occurrences,
  readEntries,
  wordsOf,
} from '../../../../../src/engines/sqlite/postings/format/posting-list.ts'
import { decodePostings, occurrences, withoutPositions } from '../support/posting-lists.ts'

const one = (change: Partial<Occurrences>): Occurrences => ({
  form: 0,
  field: 0,
  documents: [0],
  frequencies: [1],
  positions: [0],
  ...change,
})

test('what is encoded is read again', () => {
  fc.assert(
    fc.property(fc.oneof(occurrences, withoutPositions), (entries) => {
      expect(decodePostings(encodePostings(entries))).toEqual(entries)
    }),
  )
})

describe('what does not fit into one word', () => {
  test.each([
    ['a position', one({ positions: [65_536] })],
    ['the largest that fits', one({ positions: [65_535] })],
    ['a frequency', one({ frequencies: [70_000], positions: Array.from({ length: 70_000 }, (_, i) => 2 * i) })],
    [
      'a frequency whose lower word is 0',
      one({ frequencies: [65_536], positions: Array.from({ length: 65_536 }, (_, i) => i) }),
    ],
    ['positions of more than 31 bits', one({ positions: [2 ** 32 - 1] })],
  ])('%s', (_, entry) => {
    const encoded = encodePostings([one({ form: 0 }), { ...entry, form: 1 }, one({ form: 2 })])
    expect(decodePostings(encoded)[1]).toEqual({ ...entry, form: 1 })
    const isWide = Math.max(...entry.frequencies, ...entry.positions.slice(-1)) > 65_535
    // The neighbours stay narrow.
    expect([...readEntries(wordsOf(encoded.list))].map(({ wide }) => wide)).toEqual([false, isWide, false])
  })
})

test('a full segment: every document holds the form, every other one twice', () => {
  const documents = Array.from({ length: MOST_DOCUMENTS }, (_, i) => i)
  const frequencies = documents.map((i) => 1 + (i % 2))
  const entries = [one({ documents, frequencies, positions: documents.flatMap((i) => (i % 2 ? [3, 9] : [5])) })]
  expect(decodePostings(encodePostings(entries))).toEqual(entries)
})

test('few positions stand in the list, many in a row of their own', () => {
  const holds = (count: number) => {
    const documents = Array.from({ length: count }, (_, i) => i)
    return encodePostings([one({ documents, frequencies: documents.map(() => 1), positions: documents.map(() => 7) })])
  }
  // number of entries, head, documents, positions
  expect(holds(256)).toMatchObject({ list: { length: 2 * (1 + 4 + 256 + 256) }, positions: { length: 0 } })
  expect(holds(257)).toMatchObject({ list: { length: 2 * (1 + 4 + 257) }, positions: { length: 2 * 257 } })
})

test('a stored list may lie at any address', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(65_535)), fc.nat(9), (numbers, offset) => {
      const list = bytesOf(Uint16Array.from(numbers))
      const memory = new Uint8Array(offset + list.length + 3).fill(0xff)
      memory.set(list, offset)
      expect([...wordsOf(memory.subarray(offset, offset + list.length))]).toEqual(numbers)
    }),
  )
})
