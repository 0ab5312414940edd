import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FihristError } from '../../src/errors.ts'
import { findField, mappingFingerprint, readMapping, textFields } from '../../src/mapping/mapping.ts'

const fields = (value: unknown): unknown => ({ name: 'x', fields: value })
const text = { type: 'text' }

const load = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../mappings/${name}.json`, import.meta.url), 'utf8'))

describe('the mappings that come with Fihrist', () => {
  test.each([
    ['articles', ['title', 'text']],
    ['books', ['title', 'author', 'summary']],
    ['products', ['name', 'description']],
  ])('%s', (name, searched) => {
    const mapping = readMapping(load(name), name)
    expect(mapping.name).toBe(name)
    expect(textFields(mapping).map((field) => field.name)).toEqual(searched)
  })

  test('fields are found by their Arabic names', () => {
    const books = readMapping(load('books'), 'books')
    expect(findField(books, 'المؤلف')?.name).toBe('author')
    expect(findField(books, 'author')?.name).toBe('author')
    expect(findField(books, 'المترجم')).toBeUndefined()
  })
})

describe('a mapping that does not fit is refused with the place and the reason', () => {
  test.each<[string, unknown, RegExp]>([
    ['no object', [], /m\.json: \(top\): expected an object, found an array of 0$/],
    ['no name', { fields: { title: text } }, /name: expected a string, found nothing$/],
    ['no fields', { name: 'x' }, /fields: expected an object, found nothing$/],
    ['a name that no table may have', { name: 'Über', fields: { title: text } }, /name: at most 63 lower-case letters/],
    ['an unknown key', { name: 'x', fields: { title: text }, feilds: {} }, /"feilds" is not known here$/],
    ['no text field', fields({ url: { type: 'stored' } }), /at least one field of type "text"/],
    [
      'an unknown type',
      fields({ title: { type: 'string' } }),
      /fields\.title\.type: expected one of text, keyword, number, date, stored, found the string "string"$/,
    ],
    ['a field name with a dot', fields({ 'a.b': text }), /letters, digits and "_"/],
    ['a field called like what every object inherits', fields(JSON.parse('{"__proto__":{"type":"text"}}')), /./],
    ['id as a field', fields({ id: text }), /every document has an id/],
    ['id as an alias', fields({ title: { type: 'text', aliases: ['ID'] } }), /"ID" names two fields/],
    [
      'a weight below 1',
      fields({ title: { type: 'text', weight: 0.5 } }),
      /fields\.title\.weight: expected at least 1, found the number 0.5$/,
    ],
    ['a weight above 100', fields({ title: { type: 'text', weight: 101 } }), /expected at most 100/],
    [
      'a weight that is no number',
      fields({ title: { type: 'text', weight: '2' } }),
      /fields\.title\.weight: expected a number, found the string "2"$/,
    ],
    ['many texts', fields({ title: { type: 'text', many: true } }), /many/],
    ['an alias of two words', fields({ title: { type: 'text', aliases: ['العنوان الأول'] } }), /one word/],
    [
      'one alias for two fields',
      fields({ a: { type: 'text', aliases: ['س'] }, b: { type: 'text', aliases: ['س'] } }),
      /"س"/,
    ],
    ['names that differ only by case', fields({ title: text, Title: text }), /"Title" names two fields/],
  ])('%s', (_, value, message) => {
    const attempt = (): unknown => readMapping(value, 'm.json')
    expect(attempt).toThrow(FihristError)
    expect(attempt).toThrow(message)
    expect(attempt).toThrow(expect.objectContaining({ code: 'bad_mapping' }))
  })
})

describe('the fingerprint', () => {
  const base = fields({ title: text, tags: { type: 'keyword' } })
  const print = (value: unknown): string => mappingFingerprint(readMapping(value, 'm'))

  test.each<[string, unknown, boolean]>([
    ['weights', fields({ title: { type: 'text', weight: 3 }, tags: { type: 'keyword' } }), true],
    ['aliases', fields({ title: { type: 'text', aliases: ['عنوان'] }, tags: { type: 'keyword' } }), true],
    ['the name', { name: 'y', fields: { title: text, tags: { type: 'keyword' } } }, true],
    ['a type', fields({ title: text, tags: { type: 'stored' } }), false],
    ['many', fields({ title: text, tags: { type: 'keyword', many: true } }), false],
    ['a new field', fields({ title: text, tags: { type: 'keyword' }, url: { type: 'stored' } }), false],
  ])('%s: same index %s', (_, value, same) => {
    expect(print(value) === print(base)).toBe(same)
  })
})
