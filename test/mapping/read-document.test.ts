import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FihristError } from '../../src/errors.ts'
import { fieldValues } from '../../src/mapping/field-values.ts'
import { readMapping } from '../../src/mapping/mapping.ts'
import { readDocument } from '../../src/mapping/read-document.ts'

const mapping = readMapping(
  {
    name: 'things',
    fields: {
      title: { type: 'text', weight: 2 },
      text: { type: 'text' },
      source: { type: 'keyword' },
      tags: { type: 'keyword', many: true },
      date: { type: 'date' },
      days: { type: 'date', many: true },
      views: { type: 'number' },
      sizes: { type: 'number', many: true },
      url: { type: 'stored' },
      constructor: { type: 'keyword' },
    },
  },
  'test',
)

describe('documents that fit', () => {
  test('fields come out in the order of the mapping, and what is null is absent', () => {
    const document = readDocument({ url: null, views: 3, text: 'نص', title: 'عنوان', id: 'a', source: null }, mapping)
    expect(JSON.stringify(document)).toBe('{"id":"a","title":"عنوان","text":"نص","views":3}')
  })

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['a number as id', { id: 7 }, { id: '7' }],
    ['zero as id', { id: 0 }, { id: '0' }],
    ['an id with a slash and Arabic letters', { id: 'سنة/2024 a' }, { id: 'سنة/2024 a' }],
    ['an id of 512 bytes', { id: 'ب'.repeat(256) }, { id: 'ب'.repeat(256) }],
    ['an empty text', { id: 'a', text: '' }, { id: 'a', text: '' }],
    ['one value where there may be many', { id: 'a', tags: 'رياضة' }, { id: 'a', tags: ['رياضة'] }],
    ['no values where there may be many', { id: 'a', tags: [] }, { id: 'a', tags: [] }],
    ['many numbers', { id: 'a', sizes: [1, 2.5, -0.5] }, { id: 'a', sizes: [1, 2.5, -0.5] }],
    ['a day', { id: 'a', date: '2024-02-29' }, { id: 'a', date: '2024-02-29' }],
    ['a moment', { id: 'a', date: '2024-03-15T18:30:00+03:00' }, { id: 'a', date: '2024-03-15T18:30:00+03:00' }],
    ['stored: true', { id: 'a', url: true }, { id: 'a', url: true }],
    ['stored: an array', { id: 'a', url: ['x', 1] }, { id: 'a', url: ['x', 1] }],
    ['half a surrogate pair and NUL in a text', { id: 'a', text: '\ud800x\u0000' }, { id: 'a', text: '\ud800x\u0000' }],
  ])('%s', (_, value, expected) => {
    const document = readDocument(value, mapping)
    expect(document).toEqual(expected)
    // Kept as JSON, which writes half a pair as an escape, nothing is lost.
    expect(JSON.parse(Buffer.from(JSON.stringify(document)).toString())).toEqual(expected)
  })
})

describe('documents that do not fit are refused with the field, what was found and what was expected', () => {
  test.each<[unknown, RegExp]>([
    [undefined, /expected an object .* found nothing/],
    [null, /found null/],
    [[], /found an array of 0/],
    ['نص', /found the string "نص"/],
    [{}, /field "id": expected a string, found nothing/],
    [{ id: null }, /field "id": expected a string, found null/],
    [{ id: '' }, /field "id": it is empty/],
    [{ id: ['a'] }, /field "id": expected a string, found an array of 1/],
    [{ id: Number.POSITIVE_INFINITY }, /field "id"/],
    [{ id: 2 ** 53 }, /too long to be exact/],
    [{ id: `${'ب'.repeat(256)}a` }, /has 513 bytes, the limit is 512/],
    [{ id: 'a\nb' }, /control character/],
    [{ id: 'a\u0000' }, /control character/],
    [{ id: 'a\u0085' }, /control character/],
    [{ id: '\udc00' }, /half a surrogate pair/],
    [{ id: 'a', titel: 'x' }, /field "titel" is not in the mapping "things" \(fields: id, title, text/],
    [{ id: 'a', toString: 'x' }, /field "toString"/],
    [JSON.parse('{"id":"a","__proto__":{"title":"x"}}'), /field "__proto__"/],
    [{ id: 'a', text: 5 }, /field "text": expected a string, found the number 5/],
    [{ id: 'a', text: ['x'] }, /field "text": expected a string, found an array of 1/],
    [{ id: 'a', text: { ar: 'x' } }, /field "text": expected a string, found an object/],
    [{ id: 'a', source: ['x'] }, /field "source": .* found an array of 1/],
    [{ id: 'a', source: 'ب'.repeat(16_384) }, /field "source": expected a string of at most 32766 bytes/],
    [{ id: 'a', tags: ['x', null] }, /field "tags": .* found null/],
    [{ id: 'a', tags: [['x']] }, /field "tags": .* found an array of 1/],
    [{ id: 'a', views: '12' }, /field "views": expected a finite number, found the string "12"/],
    [JSON.parse('{"id":"a","views":1e999}'), /field "views": expected a finite number, found the number Infinity/],
    [{ id: 'a', views: Number.NaN }, /field "views"/],
    [{ id: 'a', views: true }, /field "views": .* found the boolean true/],
    [{ id: 'a', date: '2024-02-30' }, /field "date": expected a day .* found the string "2024-02-30"/],
    [{ id: 'a', date: '2024-03' }, /field "date"/],
    [{ id: 'a', date: 1_710_000_000 }, /field "date"/],
    [{ id: 'a', url: { href: 'x' } }, /field "url": .* found an object/],
    [
      { id: 'a', tags: Array(100_001).fill('x') },
      /field "tags": expected at most 100000 values, found an array of 100001/,
    ],
    [{ id: 'a', url: Array(100_001).fill(1) }, /field "url": expected at most 100000 values/],
    [{ id: 'a', url: [true] }, /field "url": .* found the boolean true/],
    [{ id: 'a', views: 'x'.repeat(500) }, /found the string "x{40}…"$/],
  ])('%j', (value, message) => {
    const attempt = (): unknown => readDocument(value, mapping)
    expect(attempt).toThrow(message)
    expect(attempt).toThrow(expect.objectContaining({ code: 'bad_document' }))
  })

  test('a field called like what every object inherits is absent when it is not given', () => {
    expect(readDocument({ id: 'a' }, mapping)).toEqual({ id: 'a' })
  })
})

describe('laws', () => {
  const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null), fc.jsonValue())
  const value = fc.record(
    { id: anything, title: anything, tags: anything, date: anything, views: anything, url: anything },
    { requiredKeys: [] },
  )

  test('any value is read or refused, and what was read is read again unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(value, fc.anything()), (given) => {
        try {
          const document = readDocument(given, mapping)
          expect(readDocument(document, mapping)).toEqual(document)
          expect(readDocument(JSON.parse(JSON.stringify(document)), mapping)).toEqual(
            JSON.parse(JSON.stringify(document)),
          )
        } catch (error) {
          if (!(error instanceof FihristError)) throw error
          expect(error.code).toBe('bad_document')
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('values to filter, sort and count by', () => {
  const valuesOf = (value: Record<string, unknown>): unknown =>
    fieldValues(readDocument({ id: 'a', ...value }, mapping), mapping)

  test.each<[Record<string, unknown>, unknown]>([
    [{ title: 'نص', url: 'x' }, {}],
    [
      { source: 'الجزيرة', views: 0 },
      { source: ['الجزيرة'], views: [0] },
    ],
    [{ tags: ['أ', 'ب', 'أ'] }, { tags: ['أ', 'ب'] }],
    [{ tags: [] }, {}],
    [{ date: '2024-03-15' }, { date: [Date.UTC(2024, 2, 15)] }],
    [{ days: ['2024-03-15', '2024-03-15T03:00:00+03:00'] }, { days: [Date.UTC(2024, 2, 15)] }],
    [{ source: 'a\ud800' }, { source: ['a\ufffd'] }],
  ])('%j', (value, expected) => {
    expect(valuesOf(value)).toEqual(expected)
  })
})
