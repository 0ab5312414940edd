import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FihristError } from '../../../src/errors.ts'
import { parseFilter } from '../../../src/query/filter/parse-filter.ts'
import type { Filter } from '../../../src/query/filter.ts'
import { mapping } from '../support/mapping.ts'

const parse = (text: string) => parseFilter(text, mapping)
const day = (text: string) => Date.parse(text)

const source = (...values: string[]): Filter => ({ type: 'terms', field: 'source', values })
const views = (...values: number[]): Filter => ({ type: 'terms', field: 'views', values })
const not = (filter: Filter): Filter => ({ type: 'not', filter })
const and = (...filters: Filter[]): Filter => ({ type: 'and', filters })
const or = (...filters: Filter[]): Filter => ({ type: 'or', filters })
const JANUARY_FIRST = { type: 'range', field: 'date', gte: day('2025-01-01'), lt: day('2025-01-02') } as const

describe('conditions', () => {
  it.each<[string, Filter]>([
    ['source = BBC', source('BBC')],
    ['source=BBC', source('BBC')],
    ['مصدر = الجزيرة', source('الجزيرة')],
    ['source = "الجزيرة نت"', source('الجزيرة نت')],
    ['source = “الجزيرة نت”', source('الجزيرة نت')],
    ['source = «الجزيرة نت»', source('الجزيرة نت')],
    ['source = "قال \\"نعم\\" \\\\ ثم"', source('قال "نعم" \\ ثم')],
    ['source = «قال "نعم"»', source('قال "نعم"')],
    ['source = "AND"', source('AND')],
    ['source = ""', source('')],
    ['source = 2024', source('2024')],
    ['source != BBC', not(source('BBC'))],
    ['source IN [BBC, "CNN"]', source('BBC', 'CNN')],
    ['source IN [BBC، CNN]', source('BBC', 'CNN')],
    ['source IN [BBC]', source('BBC')],
    ['source NOT IN [BBC, CNN]', not(source('BBC', 'CNN'))],
    ['source >= م', { type: 'range', field: 'source', gte: 'م' }],
    ['views = 5', views(5)],
    ['views = ٥', views(5)],
    ['views = ۱۲', views(12)],
    ['views = ١٬٢٣٤٫٥', views(1234.5)],
    ['views = -1.5e3', views(-1500)],
    ['views = "5"', views(5)],
    ['قراءات IN [1, 2]', views(1, 2)],
    ['views < 5', { type: 'range', field: 'views', lt: 5 }],
    ['views <= 5', { type: 'range', field: 'views', lte: 5 }],
    ['views > 5', { type: 'range', field: 'views', gt: 5 }],
    ['views >= 5', { type: 'range', field: 'views', gte: 5 }],
    ['EXISTS date', { type: 'exists', field: 'date' }],
    ['NOT EXISTS وسم', not({ type: 'exists', field: 'tags' })],
  ])('%s', (text, filter) => expect(parse(text)).toEqual(filter))
})

describe('a day is the whole day', () => {
  it.each<[string, Filter]>([
    ['date = 2025-01-01', JANUARY_FIRST],
    ['date = ٢٠٢٥-٠١-٠١', JANUARY_FIRST],
    ['date != 2025-01-01', not(JANUARY_FIRST)],
    ['date < 2025-01-01', { type: 'range', field: 'date', lt: day('2025-01-01') }],
    ['date <= 2025-01-01', { type: 'range', field: 'date', lt: day('2025-01-02') }],
    ['date > 2025-01-01', { type: 'range', field: 'date', gte: day('2025-01-02') }],
    ['date >= 2025-01-01', { type: 'range', field: 'date', gte: day('2025-01-01') }],
    ['date IN [2025-01-01]', JANUARY_FIRST],
    ['date >= 2025-01-01T10:00:00+03:00', { type: 'range', field: 'date', gte: day('2025-01-01T07:00:00Z') }],
  ])('%s', (text, filter) => expect(parse(text)).toEqual(filter))

  it('in a list too', () => {
    const third = { type: 'range', field: 'date', gte: day('2025-01-03'), lt: day('2025-01-04') } as const
    expect(parse('date IN [2025-01-01, 2025-01-03]')).toEqual(or(JANUARY_FIRST, third))
  })
})

describe('operators', () => {
  const [a, b, c] = [source('a'), source('b'), source('c')]
  it.each<[string, Filter]>([
    ['source=a AND source=b AND source=c', and(a, b, c)],
    ['source=a OR source=b AND source=c', or(a, and(b, c))],
    ['(source=a OR source=b) AND source=c', and(or(a, b), c)],
    ['NOT source=a AND source=b', and(not(a), b)],
    ['NOT (source=a AND source=b)', not(and(a, b))],
    ['NOT NOT source=a', not(not(a))],
    ['((source=a))', a],
    ['\u200fsource \u2067= \u200ea\u2069\u200f AND\u200b source=b', and(a, b)],
    ['source=a\nAND\tsource=b', and(a, b)],
  ])('%j', (text, filter) => expect(parse(text)).toEqual(filter))
})

const FIELDS = 'a field: source (مصدر, المصدر), tags (وسم), date (تاريخ), views (قراءات)'
const DATE = 'a day (2025-01-31) or a date with a time and a zone (2025-01-31T18:00:00Z) for "date"'

describe('errors say where and what', () => {
  it.each([
    ['', 0, FIELDS, 'the end'],
    ['   ', 3, FIELDS, 'the end'],
    ['colour = red', 0, FIELDS, '"colour"'],
    ['title = كتاب', 0, FIELDS, '"title"'],
    ['url = x', 0, FIELDS, '"url"'],
    ['"source" = x', 0, FIELDS, '"source"'],
    ['__proto__ = x', 0, FIELDS, '"__proto__"'],
    ['EXISTS title', 7, FIELDS, '"title"'],
    ['source', 6, '= != < <= > >= IN or NOT IN (in capitals)', 'the end'],
    ['source : x', 7, '= != < <= > >= IN or NOT IN (in capitals)', '":"'],
    ['source in [x]', 7, '= != < <= > >= IN or NOT IN (in capitals)', '"in"'],
    ['source NOT x', 11, 'IN', '"x"'],
    ['source =', 8, 'text for "source"', 'the end'],
    ['source = AND', 9, 'text for "source"', '"AND"'],
    ['source = (x)', 9, 'text for "source"', '"("'],
    ['source == x', 8, 'text for "source"', '"="'],
    ['views = كثير', 8, 'a number for "views"', '"كثير"'],
    ['views = 1e999', 8, 'a number for "views"', '"1e999"'],
    ['views = 0x10', 8, 'a number for "views"', '"0x10"'],
    ['date = أمس', 7, DATE, '"أمس"'],
    ['date = 2025-02-30', 7, DATE, '"2025-02-30"'],
    ['views IN [1, x]', 13, 'a number for "views"', '"x"'],
    ['views IN 1', 9, '"["', '"1"'],
    ['views IN [1 2]', 12, '"," or "]"', '"2"'],
    ['views IN []', 10, 'a number for "views"', '"]"'],
    ['(source = x', 11, 'AND or OR in capitals, or ")"', 'the end'],
    [
      'source = القدس العربي',
      15,
      'AND or OR in capitals, or the end (a value of several words stands in quotation marks)',
      '"العربي"',
    ],
    ['source = "x', 9, 'a closing quotation mark', 'the end of the filter'],
    ['source = "x\\"', 9, 'a closing quotation mark', 'the end of the filter'],
    ['source ! x', 7, 'a field, a value or a sign', '!'],
    ['source = x AND', 14, FIELDS, 'the end'],
    ['source = x AND OR', 15, FIELDS, '"OR"'],
    ['NOT', 3, FIELDS, 'the end'],
  ])('%j', (text, position, expected, found) => {
    const message = `filter: expected ${expected} at position ${position}, found ${found}`
    expect(() => parse(text)).toThrow(
      expect.objectContaining({ name: 'FihristError', code: 'bad_filter', message, details: { position, expected } }),
    )
  })
})

describe('limits', () => {
  const many = (count: number) => Array.from({ length: count }, () => 'views=1')
  it.each([
    ['100 conditions', many(100).join(' AND '), many(101).join(' OR ')],
    ['100 values', `views IN [${Array(100).fill('1')}]`, `views IN [${Array(101).fill('1')}]`],
    [
      '10 levels of parentheses',
      `${'('.repeat(10)}views=1${')'.repeat(10)}`,
      `${'('.repeat(11)}views=1${')'.repeat(11)}`,
    ],
    ['10 NOTs', `${'NOT '.repeat(10)}views=1`, `${'NOT '.repeat(11)}views=1`],
    ['4,000 characters', `source = "${'x'.repeat(3989)}"`, `source = "${'x'.repeat(3990)}"`],
  ])('%s and no more', (_, within, beyond) => {
    expect(() => parse(within)).not.toThrow()
    expect(() => parse(beyond)).toThrow(expect.objectContaining({ code: 'bad_filter' }))
  })

  it('refuses a megabyte of parentheses at once', () => {
    expect(() => parse('('.repeat(1_000_000))).toThrow(expect.objectContaining({ code: 'bad_filter' }))
  })
})

it('throws nothing but bad_filter on any text', () => {
  const PIECES = [
    'source',
    'views',
    'date',
    'title',
    '=',
    '!=',
    '<',
    '[',
    ']',
    '(',
    ')',
    ',',
    '"',
    '«',
    '\\',
    ' ',
    ' ',
    '!',
  ]
  const WORDS = ['AND ', 'OR ', 'NOT ', 'IN ', 'EXISTS ', '2025-01-01', '٥', '\ud800', '\u200f', 'constructor']
  const text = fc.oneof(
    fc.array(fc.constantFrom(...PIECES, ...WORDS), { maxLength: 20 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(text, (text) => {
      try {
        parse(text)
      } catch (error) {
        expect(error).toBeInstanceOf(FihristError)
        expect(error).toMatchObject({ code: 'bad_filter', details: { position: expect.any(Number) } })
      }
    }),
    { numRuns: 1000 },
  )
})
