import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ARTICLES } from '../support/articles.ts'
import { startTestServer, type TestServer } from '../support/start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ documents: ARTICLES })
})
afterAll(() => server.close())

const SEARCH = '/collections/articles/search'
const get = (parameters: Record<string, string>) => request(server.url).get(SEARCH).query(parameters)
const post = (body: object) => request(server.url).post(SEARCH).send(body)
const FROM_PORT = { field: 'source', op: '=', value: 'المرفأ' }
const idsOf = ({ body }: { body: { hits: { id: string }[] } }) => body.hits.map(({ id }) => id)

test('an answer holds the total, the query as understood, and hits with documents and highlights', async () => {
  const { status, type, body } = await get({ q: 'القمح', limit: '1' })
  expect([status, type]).toEqual([200, 'application/json'])
  expect(Object.keys(body).sort()).toEqual(['hits', 'next', 'query', 'took', 'total'])
  expect(body.total).toEqual({ value: 3, relation: 'eq' })
  expect(body.took).toBeTypeOf('number')
  expect(body.query).toEqual({ interpreted: expect.stringContaining('القمح'), ignored: [], corrected: null })
  expect(body.hits).toHaveLength(1)
  const [hit] = body.hits
  expect(Object.keys(hit).sort()).toEqual(['document', 'highlights', 'id', 'score'])
  expect(hit.document).toEqual(ARTICLES.find(({ id }) => id === hit.id))
  const [snippet] = hit.highlights.title
  expect(snippet.html).toContain('<mark>القمح</mark>')
  const [[from, to]] = snippet.ranges
  expect(hit.document.title.slice(from, to)).toBe('القمح')
  expect(body.next).toBeTypeOf('string')
})

test('POST answers the same as GET', async () => {
  const [byGet, byPost] = await Promise.all([get({ q: 'القمح' }), post({ q: 'القمح' })])
  expect({ ...byPost.body, took: 0 }).toEqual({ ...byGet.body, took: 0 })
})

test('explained when asked for: each word’s rules, and where each hit has it', async () => {
  const [byGet, byPost] = await Promise.all([get({ q: 'قمح', explain: 'true' }), post({ q: 'قمح', explain: true })])
  expect({ ...byPost.body, took: 0 }).toEqual({ ...byGet.body, took: 0 })
  const { query, hits } = byGet.body
  expect(query.explain).toEqual([{ word: 'قمح', steps: expect.any(Array), terms: expect.any(Object) }])
  expect(hits).not.toHaveLength(0)
  for (const { explain } of hits) {
    expect(explain).toContainEqual({ word: 'قمح', field: 'text', level: 'bare', count: 1, text: expect.any(String) })
  }
})

test('without words every document is there', async () => {
  expect((await get({})).body.total.value).toBe(3)
  expect((await post({})).body.total.value).toBe(3)
})

describe('what is asked for reaches the search', () => {
  test('filter', async () => {
    const answers = await Promise.all([
      get({ q: 'القمح', filter: 'source = "المرفأ" AND date >= 2025-01-01' }),
      post({ q: 'القمح', filter: 'source = "المرفأ" AND date >= 2025-01-01' }),
      post({ q: 'القمح', filter: { and: [FROM_PORT, { field: 'date', op: '>=', value: '2025-01-01' }] } }),
    ])
    for (const answer of answers) expect(idsOf(answer)).toEqual(['economy/wheat.md'])
  })

  test('match', async () => {
    expect((await get({ q: 'القمح خبز', match: 'any' })).body.total.value).toBe(3)
    expect(idsOf(await get({ q: 'القمح خبز', match: 'all' }))).toEqual(['3'])
  })

  test.each([
    ['date', ['science/wheat-dna.md', 'economy/wheat.md', '3']],
    ['-date', ['economy/wheat.md', 'science/wheat-dna.md', '3']],
    ['التاريخ:desc', ['economy/wheat.md', 'science/wheat-dna.md', '3']],
  ])('sort=%s', async (sort, ids) => {
    expect(idsOf(await get({ q: 'القمح', sort }))).toEqual(ids)
  })

  test('limit and offset', async () => {
    const all = idsOf(await get({ q: 'القمح' }))
    expect(idsOf(await get({ q: 'القمح', limit: '1', offset: '1' }))).toEqual(all.slice(1, 2))
    const none = await get({ q: 'القمح', limit: '0' })
    expect([none.body.total.value, none.body.hits]).toEqual([3, []])
  })

  test('cursor, page by page to the end', async () => {
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const answer = await get({ q: 'القمح', sort: 'date', limit: '1', ...(cursor === null ? {} : { cursor }) })
      expect(answer.status).toBe(200)
      ids.push(...idsOf(answer))
      cursor = answer.body.next
    } while (cursor !== null)
    expect(ids).toEqual(['science/wheat-dna.md', 'economy/wheat.md', '3'])
  })
})

test('a long query is cut and the answer says so', async () => {
  const { status, body } = await post({ q: 'قمح '.repeat(100_000) })
  expect(status).toBe(200)
  expect(body.query.ignored).toContainEqual(expect.objectContaining({ reason: 'too_long' }))
})

test('HEAD is GET without the body', async () => {
  const { status, text } = await request(server.url).head(SEARCH)
  expect([status, text]).toEqual([200, undefined])
})

describe('refusals', () => {
  test.each([
    ['an unknown parameter', { lmit: '3' }, 400, 'bad_request', 'unknown parameter "lmit"'],
    ['too many hits', { limit: '101' }, 400, 'bad_request', 'at most 100'],
    ['an offset beyond what engines keep', { offset: '10000' }, 400, 'bad_request', 'cursor'],
    ['an unknown way to match', { match: 'some' }, 400, 'bad_request', 'any, most, all'],
    [
      'a field that can not be sorted by',
      { sort: 'text' },
      400,
      'bad_request',
      'source, section, author, tags, date or relevance',
    ],
    ['a filter on an unknown field', { filter: 'sourse = "x"' }, 400, 'bad_filter', 'sourse'],
    ['an empty filter', { filter: '' }, 400, 'bad_filter', ''],
    ['a cursor that is none', { cursor: 'xyz' }, 400, 'bad_request', 'cursor'],
  ])('%s', async (_why, parameters, status, code, detail) => {
    const answer = await get(parameters as Record<string, string>)
    expect(answer.type).toBe('application/problem+json')
    expect(answer.body).toMatchObject({ status, code, detail: expect.stringContaining(detail) })
    expect(answer.status).toBe(status)
  })

  test('a parameter given twice', async () => {
    const { body } = await request(server.url).get(`${SEARCH}?q=a&q=b`)
    expect(body).toMatchObject({ status: 400, detail: 'the parameter "q" is given twice' })
  })

  test('parameters in the URL of a POST', async () => {
    const { body } = await request(server.url).post(`${SEARCH}?limit=3`).send({ q: 'a' })
    expect(body).toMatchObject({ status: 400, code: 'bad_request', detail: expect.stringContaining('"limit"') })
  })

  test('a POST without a body', async () => {
    const { body } = await request(server.url).post(SEARCH)
    expect(body).toMatchObject({ status: 400, detail: 'the body must be a JSON object' })
  })

  test('a filter nested without end', async () => {
    const depth = 100_000
    const body = `{"filter":${'{"not":'.repeat(depth)}{"field":"date","op":"exists"}${'}'.repeat(depth + 1)}`
    const answer = await request(server.url).post(SEARCH).set('Content-Type', 'application/json').send(body)
    expect(answer.body).toMatchObject({ status: 400, code: 'bad_filter' })
  })

  test.each([
    ['a collection that is not there', '/collections/books/search', 404, 'collection_not_found'],
    ['a name that can be none', '/collections/Books/search', 400, 'bad_request'],
    ['a way out of the folder', '/collections/..%2F..%2Fetc%2Fpasswd/search', 400, 'bad_request'],
    ['a way out of the folder, unescaped', '/collections/../search', 400, 'bad_request'],
  ])('%s', async (_why, path, status, code) => {
    const { body } = await request(server.url).get(path)
    expect(body).toMatchObject({ status, code })
  })
})
