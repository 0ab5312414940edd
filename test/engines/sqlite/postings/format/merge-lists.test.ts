import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GONE, mergeLists } from '../../../../../src/engines/sqlite/postings/format/merge-lists.ts'
import {
  encodePostings,
  MOST_DOCUMENTS,
  type Occurrences,
} from '../../../../../src/engines/sqlite/postings/format/posting-list.ts'
import { decodePostings, occurrences, withoutPositions } from '../support/posting-lists.ts'

/** A segment's entries, and which of its documents stay. */
type Input = { readonly entries: Occurrences[]; readonly stays: (local: number) => boolean }

const inputsOf = (entries: fc.Arbitrary<Occurrences[]>): fc.Arbitrary<Input[]> =>
  fc.array(
    fc
      .tuple(entries, fc.constantFrom(1, 2, 3, 1_000_000), fc.nat(2))
      .map(([entries, every, from]): Input => ({ entries, stays: (local) => (local + from) % every !== 0 })),
    { minLength: 1, maxLength: 4 },
  )

/** The new numbers: those that stay, one after the other, in the order of the inputs. */
function renumber(inputs: readonly Input[]): Uint16Array[] {
  let next = 0
  return inputs.map(({ entries, stays }) => {
    const renumbered = new Uint16Array(MOST_DOCUMENTS).fill(GONE)
    for (const local of new Set(entries.flatMap(({ documents }) => [...documents]).sort((a, b) => a - b))) {
      if (stays(local)) renumbered[local] = next++
    }
    return renumbered
  })
}

/** Entry after entry and document after document, without any clever step. */
function mergePlainly(inputs: readonly Input[], renumbered: readonly Uint16Array[]): Occurrences[] {
  const found = inputs.flatMap(({ entries }, i) =>
    entries.flatMap(({ form, field, documents, frequencies, positions }) => {
      let from = 0
      return [...documents].flatMap((local, place) => {
        const frequency = frequencies[place] ?? 0
        const places = positions.slice(from, from + frequency)
        from += frequency
        const number = renumbered[i]?.[local] ?? GONE
        return number === GONE ? [] : [{ key: form * 1_000 + field, form, field, number, frequency, places }]
      })
    }),
  )
  return [...Map.groupBy(found, ({ key }) => key)]
    .sort(([a], [b]) => a - b)
    .map(([, same]) => {
      const inOrder = same.sort((a, b) => a.number - b.number)
      return {
        form: inOrder[0]?.form ?? 0,
        field: inOrder[0]?.field ?? 0,
        documents: inOrder.map(({ number }) => number),
        frequencies: inOrder.map(({ frequency }) => frequency),
        positions: inOrder.flatMap(({ places }) => [...places]),
      }
    })
}

test.each([
  ['words', occurrences],
  ['beginnings, which have no positions', withoutPositions],
])('lists of several segments are joined as a plain model says: %s', (_, entries) => {
  fc.assert(
    fc.property(inputsOf(entries), (inputs) => {
      const renumbered = renumber(inputs)
      const merged = mergeLists(
        inputs.map((input, i) => ({
          ...encodePostings(input.entries),
          renumbered: renumbered[i] ?? new Uint16Array(0),
        })),
      )
      const expected = mergePlainly(inputs, renumbered)
      if (expected.length === 0) expect(merged).toBeUndefined()
      else expect(merged && decodePostings(merged)).toEqual(expected)
    }),
  )
})

test('an entry that loses its far positions is narrow again', () => {
  const entry = { form: 1, field: 0, frequencies: [1] }
  const merged = mergeLists([
    { ...encodePostings([{ ...entry, documents: [0], positions: [70_000] }]), renumbered: Uint16Array.of(GONE) },
    { ...encodePostings([{ ...entry, documents: [0], positions: [3] }]), renumbered: Uint16Array.of(0) },
  ])
  expect(merged).toEqual(encodePostings([{ ...entry, documents: [0], positions: [3] }]))
})
