import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sloppyFrequencies } from '../../../../src/engines/sqlite/postings/sloppy-frequencies.ts'

const FIELDS = [{ field: 'text', number: 0, weight: 1 }] as unknown as Parameters<typeof sloppyFrequencies>[1]
const never = () => {}

/** What the function promises, said without haste: each start, each term at its first place after the one before. */
function slowly(terms: readonly (readonly number[])[], slop: number): number {
  const [starts = [], ...others] = terms
  return starts.reduce((sum, start) => {
    let end = start
    for (const positions of others) {
      const next = positions.find((position) => position > end)
      if (next === undefined) return sum
      end = next
    }
    const moved = end - start - others.length
    return moved <= slop ? sum + 1 / (1 + moved) : sum
  }, 0)
}

const inRow = (positions: readonly number[]): [number, number][] => positions.map((position) => [0, position])

test('every start counts as if it were looked for on its own', () => {
  const positions = fc.uniqueArray(fc.nat(40), { maxLength: 20 }).map((list) => list.sort((a, b) => a - b))
  fc.assert(
    fc.property(fc.array(positions, { minLength: 1, maxLength: 5 }), fc.nat(20), (terms, slop) => {
      const [found] = sloppyFrequencies(terms.map(inRow), FIELDS, FIELDS, slop, never)
      expect(found?.[1] ?? 0).toBeCloseTo(slowly(terms, slop), 9)
    }),
  )
})

test('the work grows with the places that are read, not with their square', () => {
  const milliseconds = (places: number): number => {
    const same = inRow(Array.from({ length: places }, (_, i) => i))
    const began = performance.now()
    sloppyFrequencies(Array(5).fill(same), FIELDS, FIELDS, 10, never)
    return performance.now() - began
  }
  milliseconds(10_000)
  // Ten times as many: a hundred times the work, were it quadratic.
  expect(milliseconds(200_000) / milliseconds(20_000)).toBeLessThan(50)
})
