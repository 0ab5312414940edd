import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Condition, renderCondition } from '../../../../src/engines/sqlite/file/filter-sql.ts'
import type { ValueTable } from '../../../../src/engines/sqlite/file/schema.ts'
import { compareStrings } from '../../../../src/engines/sqlite/search/compare-strings.ts'
import { nthBest } from '../../../../src/engines/sqlite/search/nth-best.ts'
import type { Filter } from '../../../../src/query/filter.ts'

describe('conditions', () => {
  const table: ValueTable = { field: 'date', type: 'date', many: false, table: 'values_1_date_1', index: 'i' }
  const cases: readonly (readonly [Extract<Filter, Condition>, sql: string, parameters: (string | number)[]])[] = [
    [{ type: 'terms', field: 'date', values: ["a'", 2] }, ' WHERE value IN (?, ?)', ["a'", 2]],
    [{ type: 'terms', field: 'date', values: [] }, ' WHERE value IN ()', []],
    [{ type: 'range', field: 'date', gt: 1, lte: 3 }, ' WHERE value > ? AND value <= ?', [1, 3]],
    [{ type: 'range', field: 'date', gte: 0, lt: 0 }, ' WHERE value >= ? AND value < ?', [0, 0]],
    [{ type: 'range', field: 'date' }, '', []],
    [{ type: 'exists', field: 'date' }, '', []],
  ]
  test.each(cases)('%j', (condition, where, parameters) => {
    expect(renderCondition(condition, table)).toEqual({ sql: `SELECT row FROM "values_1_date_1"${where}`, parameters })
  })
})

test('strings compare as their bytes do', () => {
  const string = fc.string({ unit: fc.constantFrom('a', 'ب', '\ud7ff', '\ue000', '\uffee', '\u{10000}', '\u{10ffff}') })
  fc.assert(
    fc.property(string, string, (a, b) => {
      expect(Math.sign(compareStrings(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
    }),
  )
})

test('the n-th best is what sorting would find', () => {
  const scores = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ noNaN: true })), { minLength: 1 })
  fc.assert(
    fc.property(scores, fc.nat(), (values, n) => {
      const count = (n % values.length) + 1
      const sorted = Float64Array.from(values).sort().reverse()
      // `===`, because 0 and -0 are the same score.
      expect(nthBest(Float64Array.from(values), count) === sorted[count - 1]).toBe(true)
    }),
  )
})
