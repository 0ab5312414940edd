import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ValueTable } from '../../../src/engines/sqlite/file/schema.ts'
import { countTerms, encodeTerms } from '../../../src/engines/sqlite/postings/encode-terms.ts'
import { renderPhraseMatch, renderPrefixMatch } from '../../../src/engines/sqlite/postings/match-text.ts'
import type { TextColumn } from '../../../src/engines/sqlite/postings/postings-layout.ts'
import { compareStrings } from '../../../src/engines/sqlite/search/compare-strings.ts'
import { type Condition, renderCondition } from '../../../src/engines/sqlite/search/filter-sql.ts'
import { nthBest } from '../../../src/engines/sqlite/search/nth-best.ts'
import type { Filter } from '../../../src/query/filter.ts'

const TITLE: TextColumn = { field: 'title', number: 0, column: '0_title', weight: 2 }
const TEXT: TextColumn = { field: 'text', number: 1, column: '1_text', weight: 1 }

describe('match text', () => {
  test.each([
    [['a'], [TITLE, TEXT], '"a"'],
    [['a', 'b'], [TITLE, TEXT], '"a b"'],
    [['a"b', '"'], [TITLE, TEXT], '"a""b """'],
    [['a'], [TEXT], '{"1_text"} : "a"'],
    [['US'], [TITLE], '{"0_title"} : "\ue055\ue053"'],
  ])('%j in %j', (terms, fields, match) => {
    expect(renderPhraseMatch(terms, fields, [TITLE, TEXT])).toBe(match)
    expect(renderPrefixMatch(terms[0] ?? '', fields, [TITLE, TEXT])).toMatch(/" \*$/)
  })
})

describe('terms', () => {
  test.each([
    ['كتاب a.b_c 12', 'كتاب a.b_c 12'],
    ['A Z', '\ue041 \ue05a'],
    ['\u0000\n\u001f\u007f', '\ue000\ue00a\ue01f\ue07f'],
    ['a\u0080 \u009f\u00a0', 'a\ue080 \ue09f\u00a0'],
    ['', ''],
  ])('%j is kept as %j', (stream, encoded) => {
    expect(encodeTerms(stream)).toBe(encoded)
  })

  test('are counted as a split counts them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ' ', '  ', 'bc', '\n'), { maxLength: 12 }), (parts) => {
        const stream = parts.join('')
        expect(countTerms(stream)).toBe(stream.split(' ').filter((term) => term !== '').length)
      }),
    )
  })
})

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
