import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createIdSet } from '../../../src/indexing/write/id-set.ts'

test('it is a set', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (added, asked) => {
      const [set, model] = [createIdSet(), new Set<string>()]
      for (const id of added) {
        expect(set.add(id)).toBe(!model.has(id))
        model.add(id)
      }
      expect(set.size).toBe(model.size)
      for (const id of [...asked, ...added]) expect(set.has(id)).toBe(model.has(id))
    }),
  )
})

test('it grows', () => {
  const set = createIdSet()
  const ids = Array.from({ length: 100_000 }, (_, i) => `id-${i}`)
  expect(ids.every((id) => set.add(id))).toBe(true)
  expect(ids.some((id) => set.add(id))).toBe(false)
  expect(set.has('id-100000')).toBe(false)
  expect(set.size).toBe(100_000)
})
