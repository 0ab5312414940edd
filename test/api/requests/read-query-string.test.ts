import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readQueryString } from '../../../src/api/requests/read-query-string.ts'

test.each([
  [undefined, {}],
  ['', {}],
  ['&&', {}],
  ['q', { q: '' }],
  ['q=', { q: '' }],
  ['q=a=b', { q: 'a=b' }],
  ['q=a+b%2Bc', { q: 'a b+c' }],
  ['q=%D9%82%D9%85%D8%AD&limit=3', { q: 'قمح', limit: '3' }],
  ['__proto__=x', Object.fromEntries([['__proto__', 'x']])],
])('%s', (text, parameters) => {
  expect(readQueryString(text)).toEqual(parameters)
})

test.each([
  ['a parameter given twice', 'q=a&limit=1&q=b', '"q" is given twice'],
  ['a broken escape', 'q=100%', '%25'],
  ['Windows-1256', 'q=%DE%E3%CD', 'UTF-8'],
])('refuses %s', (_why, text, message) => {
  expect(() => readQueryString(text)).toThrow(
    expect.objectContaining({ code: 'bad_request', message: expect.stringContaining(message) }),
  )
})

test('reads what a form sends', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), (parameters) => {
      const entries = Object.entries(parameters)
      expect(readQueryString(new URLSearchParams(entries).toString())).toEqual(Object.fromEntries(entries))
    }),
  )
})
