import { expect, test } from 'vitest'
import articles from '../../mappings/articles.json' with { type: 'json' }
import { type Mapping, readMapping } from '../../src/mapping/mapping.ts'
import { labelOf, pageFields, titleOf, valuesOf } from '../../src/web/document-fields.ts'

const mappingOf = (fields: Record<string, unknown>): Mapping => readMapping({ name: 'x', fields }, 'test')

test('the articles mapping: title, text, and a line of source, section, author and date', () => {
  expect(pageFields(readMapping(articles, 'articles'))).toEqual({
    title: 'title',
    bodies: ['text'],
    line: ['source', 'section', 'author', 'date'],
    date: 'date',
  })
})

test.each([
  [
    'of several text fields the weightiest is the heading',
    { a: { type: 'text' }, b: { type: 'text', weight: 2 } },
    'b',
  ],
  ['"title" is the heading, whatever its weight', { a: { type: 'text', weight: 3 }, title: { type: 'text' } }, 'title'],
  ['a single text field is the body', { a: { type: 'text' } }, undefined],
])('%s', (_why, fields, title) => {
  expect(pageFields(mappingOf(fields)).title).toBe(title)
})

test('keywords of many values stay out of the line', () => {
  const fields = { text: { type: 'text' }, tags: { type: 'keyword', many: true }, source: { type: 'keyword' } }
  expect(pageFields(mappingOf(fields)).line).toEqual(['source'])
})

test('a document without a title is called by its id', () => {
  const fields = pageFields(readMapping(articles, 'articles'))
  expect(titleOf({ id: 'a/1', title: ' ' }, fields)).toBe('a/1')
  expect(titleOf({ id: 'a/1', title: 'عنوان' }, fields)).toBe('عنوان')
})

test('a field is called by its first alias, else by its name', () => {
  expect(labelOf('source', { type: 'keyword', many: false, aliases: ['مصدر'] })).toBe('مصدر')
  expect(labelOf('url', { type: 'stored' })).toBe('url')
})

test.each([
  [undefined, []],
  [null, []],
  ['', []],
  [
    ['a', 2],
    ['a', '2'],
  ],
  [false, ['false']],
])('values of %j', (value, values) => {
  expect(valuesOf(value)).toEqual(values)
})
