import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FihristError } from '../../../src/errors.ts'
import { parseFilter } from '../../../src/query/filter/parse-filter.ts'
import { readFilterJson } from '../../../src/query/filter/read-filter-json.ts'
import { mapping } from '../support/mapping.ts'

const read = (json: unknown) => readFilterJson(json, mapping)
const condition = { field: 'views', op: '=', value: 1 }

describe('says the same as the filter language', () => {
  it.each<[unknown, string]>([
    [{ field: 'source', op: '=', value: 'الجزيرة نت' }, 'source = "الجزيرة نت"'],
    [{ field: 'مصدر', op: '!=', value: 'BBC' }, 'source != BBC'],
    [{ field: 'views', op: '>=', value: 5 }, 'views >= 5'],
    [{ field: 'views', op: '=', value: '٥' }, 'views = ٥'],
    [{ field: 'date', op: '<=', value: '2025-01-01' }, 'date <= 2025-01-01'],
    [{ field: 'tags', op: 'in', values: ['رياضة', 'فن'] }, 'tags IN [رياضة, فن]'],
    [{ field: 'date', op: 'in', values: ['2025-01-01', '2025-01-03'] }, 'date IN [2025-01-01, 2025-01-03]'],
    [{ field: 'tags', op: 'not in', values: ['فن'] }, 'tags NOT IN [فن]'],
    [{ field: 'date', op: 'exists' }, 'EXISTS date'],
    [{ not: condition }, 'NOT views = 1'],
    [{ and: [condition] }, 'views = 1'],
    [{ and: [condition, { or: [condition, { not: condition }] }] }, 'views = 1 AND (views = 1 OR NOT views = 1)'],
  ])('%j', (json, text) => expect(read(json)).toEqual(parseFilter(text, mapping)))
})

describe('errors say where', () => {
  it.each<[unknown, string, string]>([
    [undefined, '', 'undefined'],
    [null, '', 'null'],
    ['views = 1', '', '"views = 1"'],
    [[condition], '', 'an array'],
    [{}, '', '{}'],
    [{ and: [] }, '', '{and}'],
    [{ and: [condition], or: [condition] }, '', '{and, or}'],
    [{ ...condition, boost: 2 }, '', '{field, op, value, boost}'],
    [{ field: 'views', op: '~', value: 1 }, 'op', '"~"'],
    [{ not: { field: 'views', op: 'equals', value: 1 } }, 'not.op', '"equals"'],
    [{ field: 'views', op: null }, 'op', 'null'],
    [{ field: 'views', op: '=', value: Number.POSITIVE_INFINITY }, '', '{field, op, value}'],
    [{ field: 'views', op: '=', value: true }, '', '{field, op, value}'],
    [{ field: 'views', op: 'in', values: [] }, '', '{field, op, values}'],
    [{ and: [condition, { or: [condition, 5] }] }, 'and[1].or[1]', '5'],
    [{ not: { not: {} } }, 'not.not', '{}'],
    [{ field: 'title', op: '=', value: 'x' }, 'field', '"title"'],
    [{ not: { field: '__proto__', op: 'exists' } }, 'not.field', '"__proto__"'],
    [{ field: 'views', op: '=', value: 'كثير' }, 'value', '"كثير"'],
    [{ field: 'source', op: '=', value: 5 }, 'value', '5'],
    [{ field: 'date', op: '=', value: 5 }, 'value', '5'],
    [{ field: 'views', op: 'in', values: [1, 'x'] }, 'values[1]', '"x"'],
  ])('%j', (json, position, found) => {
    const thrown = expect.objectContaining({ code: 'bad_filter', details: expect.objectContaining({ position }) })
    expect(() => read(json)).toThrow(thrown)
    expect(() => read(json)).toThrow(new RegExp(`at ${position.replace(/\W/g, '\\$&') || 'the top'}, found `))
    expect(() => read(json)).toThrow(found)
  })
})

it.each([
  [{ field: 'views', op: 'equals', value: 1 }, /expected one of =, .*in, not in, exists at op/],
  [{ field: 'views', op: 'in', value: [1] }, /expected \{"field": …, "op": …, "values": \[…\]\}/],
  [{ field: 'views', op: '=' }, /expected \{"field": …, "op": …, "value": …\}/],
  [{ field: 'views', op: 'exists', value: 1 }, /expected \{"field": …, "op": "exists"\}/],
])('a condition that does not fit is told what one with its operator looks like: %j', (json, message) => {
  expect(() => read(json)).toThrow(message)
})

describe('limits', () => {
  const nested = (depth: number): unknown => {
    let json: unknown = condition
    for (let i = 0; i < depth; i++) json = { not: json }
    return json
  }
  const wide = (count: number) => ({ or: Array.from({ length: count }, () => condition) })

  it.each([
    ['10 levels', nested(10), nested(11)],
    ['100 conditions', { and: [wide(50), wide(50)] }, { and: [wide(50), wide(51)] }],
    [
      '100 values',
      { field: 'views', op: 'in', values: Array(100).fill(1) },
      { field: 'views', op: 'in', values: Array(101).fill(1) },
    ],
    [
      '4,000 characters',
      { field: 'source', op: '=', value: 'x'.repeat(4000) },
      { field: 'source', op: '=', value: 'x'.repeat(4001) },
    ],
  ])('%s and no more', (_, within, beyond) => {
    expect(() => read(within)).not.toThrow()
    expect(() => read(beyond)).toThrow(expect.objectContaining({ code: 'bad_filter' }))
  })

  it('refuses a body nested a hundred thousand deep without going down', () => {
    expect(() => read(nested(100_000))).toThrow(expect.objectContaining({ code: 'bad_filter' }))
  })
})

it('throws nothing but bad_filter on any JSON', () => {
  const key = fc.constantFrom('and', 'or', 'not', 'field', 'op', 'value', 'values', 'x')
  const leaf = fc.oneof(fc.constantFrom('views', 'source', '=', 'in', 'exists', 'x', 1, null, true), fc.double())
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('json'), { maxLength: 3 }),
      fc.dictionary(key, tie('json'), { maxKeys: 3 }),
    ),
  }))
  fc.assert(
    fc.property(json, (json) => {
      try {
        read(json)
      } catch (error) {
        expect(error).toBeInstanceOf(FihristError)
        expect(error).toMatchObject({ code: 'bad_filter' })
      }
    }),
    { numRuns: 1000 },
  )
})
