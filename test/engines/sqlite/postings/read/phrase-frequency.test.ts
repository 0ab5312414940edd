import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PositionsOf, phraseFrequency } from '../../../../../src/engines/sqlite/postings/read/phrase-frequency.ts'

type Places = readonly number[]

const places: fc.Arbitrary<Places> = fc
  .uniqueArray(fc.nat(25), { maxLength: 12 })
  .map((numbers) => numbers.sort((a, b) => a - b))

/** Words → candidates → places. */
const collection = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
  .chain(([words, candidates]) =>
    fc.array(fc.array(places, { minLength: candidates, maxLength: candidates }), {
      minLength: words,
      maxLength: words,
    }),
  )

const weightAt = (place: number): number => (place < 13 ? 1 : 2.5)

const inOne = (lists: readonly Places[]): PositionsOf => ({
  starts: Uint32Array.from([0, ...lists.map((_, i) => lists.slice(0, i + 1).flat().length)]),
  places: Float64Array.from(lists.flat()),
})

/** For each place of the first word, the nearest end that any choice of places for the others gives. */
function frequencyPlainly(words: readonly Places[], slop: number): number {
  const [first = [], ...others] = words
  const endAfter = (start: number, rest: readonly Places[]): number => {
    const [next, ...more] = rest
    if (next === undefined) return start
    return Math.min(...next.filter((place) => place > start).map((place) => endAfter(place, more)))
  }
  return first.reduce((sum, start) => {
    const moved = endAfter(start, others) - start - others.length
    return moved <= slop ? sum + weightAt(start) / (1 + moved) : sum
  }, 0)
}

test('it is what trying every choice of places gives, for each candidate', () => {
  fc.assert(
    fc.property(collection, fc.nat(4), (words, slop) => {
      const lists = words.map(inOne)
      for (let candidate = 0; candidate < (words[0]?.length ?? 0); candidate++) {
        const own = words.map((candidates) => candidates[candidate] ?? [])
        expect(phraseFrequency(lists, candidate, slop, weightAt)).toBeCloseTo(frequencyPlainly(own, slop), 12)
      }
    }),
    { numRuns: 300 },
  )
})

test('the same word again stands at another place', () => {
  const word = inOne([[3, 4, 9]])
  expect(phraseFrequency([word, word], 0, 0, () => 1)).toBe(1)
  expect(phraseFrequency([word, word], 0, 4, () => 1)).toBe(1 + 1 / 5)
})
