import fc from 'fast-check'
import { expect, it } from 'vitest'
import { describeFilter } from '../../../src/query/describe/describe-filter.ts'
import { parseFilter } from '../../../src/query/filter/parse-filter.ts'
import { mapping } from '../support/mapping.ts'

const render = (text: string) => describeFilter(parseFilter(text, mapping), mapping).text

it.each([
  ['مصدر=BBC', 'source = "BBC"'],
  ['source = «قال "نعم" \\\\»', 'source = "قال \\"نعم\\" \\\\"'],
  ['source NOT IN [a، b]', 'NOT source IN ["a", "b"]'],
  ['views>٥', 'views > 5'],
  ['date != 2025-01-31', 'NOT date = 2025-01-31'],
  ['date > 2025-01-31', 'date >= 2025-02-01'],
  ['date <= 2025-01-31', 'date < 2025-02-01'],
  ['date = 2025-01-31T10:00:00.5+03:00', 'date = 2025-01-31T07:00:00.500Z'],
  ['date = 2025-01-31 OR date = 2025-02-01', 'date IN [2025-01-31, 2025-02-01]'],
  ['(EXISTS date AND views=1) OR views=2', 'EXISTS date AND views = 1 OR views = 2'],
  ['EXISTS date AND (views=1 OR views=2)', 'EXISTS date AND (views = 1 OR views = 2)'],
  ['NOT (views=1 AND views=2)', 'NOT (views = 1 AND views = 2)'],
])('%s is %s', (text, rendered) => expect(render(text)).toBe(rendered))

it('shows a range of dates that no date spells by its ends', () => {
  const range = { type: 'range', field: 'date', gte: Date.UTC(2025, 0, 1), lt: Date.UTC(2025, 1, 1) } as const
  expect(describeFilter(range, mapping)).toEqual({ text: 'date >= 2025-01-01 AND date < 2025-02-01', joined: 'AND' })
})

const quoted = fc.string({ unit: 'binary', maxLength: 8 }).map((text) => `"${text.replace(/["\\\uff02]/g, '\\$&')}"`)
const date = fc
  .date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true })
  .chain((date) => {
    const iso = date.toISOString()
    return fc.constantFrom(iso.slice(0, 10), iso, `${iso.slice(0, 16)}+03:00`)
  })
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map(String)
const condition = fc
  .constantFrom<[string, fc.Arbitrary<string>]>(['source', quoted], ['views', number], ['تاريخ', date])
  .chain(([field, value]) =>
    fc.oneof(
      fc
        .tuple(fc.constantFrom('=', '!=', '<', '<=', '>', '>='), value)
        .map(([sign, value]) => `${field} ${sign} ${value}`),
      fc
        .tuple(fc.constantFrom('IN', 'NOT IN'), fc.array(value, { minLength: 1, maxLength: 3 }))
        .map(([sign, values]) => `${field} ${sign} [${values}]`),
      fc.constant(`EXISTS ${field}`),
    ),
  )
const { filter } = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4 },
    condition,
    tie('filter').map((inner) => `(${inner})`),
    tie('filter').map((inner) => `NOT (${inner})`),
    fc.tuple(tie('filter'), fc.constantFrom('AND', 'OR'), tie('filter')).map((parts) => parts.join(' ')),
  ),
}))

it('is read back as the same filter', () => {
  fc.assert(
    fc.property(filter, (text) => {
      const parsed = parseFilter(text, mapping)
      expect(parseFilter(describeFilter(parsed, mapping).text, mapping)).toEqual(parsed)
    }),
    { numRuns: 1000 },
  )
})
