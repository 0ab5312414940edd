import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addSequence, findSequence, type Sequences } from '../../../src/query/expand/sequences.ts'

const word: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c')
const sequence = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))

it('finds what a search through all of it finds', () => {
  fc.assert(
    fc.property(
      fc.array(sequence),
      fc.array(fc.uniqueArray(word, { minLength: 1 }), { minLength: 1, maxLength: 5 }),
      (listed, text) => {
        const index: Sequences<number> = new Map()
        for (const [i, each] of listed.entries()) addSequence(index, each, i)
        const fits = (each: string) => each.split(' ').every((part, at) => text[at]?.includes(part))
        const length = Math.max(0, ...listed.filter(fits).map((each) => each.split(' ').length))
        const values = listed.flatMap((each, i) => (fits(each) && each.split(' ').length === length ? [i] : []))
        const found = findSequence(index, 0, (at) => text[at] ?? [])
        expect(found && { ...found, values: found.values.toSorted() }).toEqual(
          length === 0 ? undefined : { length, values: values.toSorted() },
        )
      },
    ),
  )
})
