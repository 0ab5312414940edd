import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/api/requests/limits.ts'
import { readSearchBody, readSearchParameters } from '../../../src/api/requests/read-search-request.ts'

describe('parameters', () => {
  test('defaults', () => {
    expect(readSearchParameters({}, LIMITS)).toEqual({ q: '', limit: 10, offset: 0 })
  })

  test('all of them', () => {
    const parameters = { q: 'قمح', match: 'all', filter: 'a = 1', sort: '-date', limit: '0', offset: '20' }
    expect(readSearchParameters(parameters, LIMITS)).toEqual({
      ...parameters,
      sort: { field: 'date', order: 'desc' },
      limit: 0,
      offset: 20,
    })
  })

  test('an explanation', () => {
    expect(readSearchParameters({ explain: 'true' }, LIMITS).explain).toBe(true)
    expect(readSearchParameters({ explain: 'false' }, LIMITS).explain).toBe(false)
    expect(readSearchBody({ explain: true }, LIMITS).explain).toBe(true)
  })

  test('a cursor', () => {
    expect(readSearchParameters({ q: 'a', cursor: 'xyz' }, LIMITS).cursor).toBe('xyz')
  })

  test.each([
    [
      { lmit: '3' },
      'unknown parameter "lmit": known are q, match, filter, sort, limit, offset, cursor, fields, explain',
    ],
    [{ match: 'some' }, '"match" must be one of any, most, all'],
    [{ limit: '101' }, 'limit is at most 100'],
    [{ limit: '-1' }, '"limit" must be a whole number'],
    [{ limit: '1.5' }, '"limit" must be a whole number'],
    [{ limit: '' }, '"limit" must be a whole number'],
    [{ limit: '1e1' }, '"limit" must be a whole number'],
    [{ offset: '9999999999' }, '"offset" must be a whole number'],
    [{ offset: '9991' }, 'offset + limit is at most 10000; to go on from there, follow "next" with cursor=…'],
    [{ explain: '' }, '"explain" must be true or false'],
    [{ explain: '1' }, '"explain" must be true or false'],
    [{ sort: '-' }, 'relevance, field, -field, field:asc or field:desc'],
    [{ cursor: 'x', offset: '0' }, 'leave offset out'],
  ])('%j is refused', (parameters, message) => {
    expect(() => readSearchParameters(parameters, LIMITS)).toThrow(
      expect.objectContaining({ code: 'bad_request', message: expect.stringContaining(message) }),
    )
  })

  test('the last page that may be asked for', () => {
    expect(readSearchParameters({ offset: '9990' }, LIMITS).offset).toBe(9990)
  })
})

describe('body', () => {
  test('a filter is a text or data', () => {
    const filter = { field: 'a', op: 'exists' }
    expect(readSearchBody({ q: 'a', filter }, LIMITS).filter).toEqual({ json: filter })
    expect(readSearchBody({ q: 'a', filter: 'a = 1' }, LIMITS).filter).toBe('a = 1')
  })

  test.each([
    [undefined, 'must be a JSON object'],
    [null, 'must be a JSON object'],
    [[], 'must be a JSON object'],
    ['q', 'must be a JSON object'],
    [{ q: 1 }, '"q" must be a string'],
    [{ explain: 'true' }, '"explain" must be true or false'],
    [{ q: null }, '"q" must be a string'],
    [{ limit: '10' }, '"limit" must be a whole number'],
    [{ limit: 1.5 }, '"limit" must be a whole number'],
    [{ limit: -1 }, '"limit" must be 0 or more'],
    [{ limit: 1000 }, 'limit is at most 100'],
    [{ query: 'a' }, 'unknown member "query"'],
  ])('%j is refused', (body, message) => {
    expect(() => readSearchBody(body, LIMITS)).toThrow(
      expect.objectContaining({ code: 'bad_request', message: expect.stringContaining(message) }),
    )
  })
})
