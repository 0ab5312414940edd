import { afterEach, beforeEach, expect, test } from 'vitest'
import { ARTICLES } from '../support/articles.ts'
import { mapping, startTestServer, type TestServer } from '../support/start-test-server.ts'

const FIELDS = { title: { type: 'text' }, shelf: { type: 'keyword' } }

let server: TestServer
beforeEach(async () => {
  server = await startTestServer({ documents: ARTICLES })
})
afterEach(() => server.close())

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const type = body === undefined ? undefined : { 'Content-Type': 'application/json' }
  const response = await fetch(server.url + path, {
    method,
    headers: { ...type, ...headers },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
}

test('PUT makes a collection from a mapping, and again changes nothing', async () => {
  const made = await ask('PUT', '/collections/books', { fields: FIELDS })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ name: 'books', documents: 0, mapping: { name: 'books' } })
  expect(await ask('PUT', '/collections/books/documents/1', { title: 'كتاب' })).toMatchObject({ status: 201 })
  expect(await ask('PUT', '/collections/books', made.body.mapping)).toEqual({
    status: 200,
    body: { ...made.body, documents: 1 },
  })
  expect((await ask('GET', '/collections/books/search?q=كتب')).body.total.value).toBe(1)
})

test('weights and aliases become those of the mapping', async () => {
  await ask('PUT', '/collections/books', { fields: FIELDS })
  const fields = { ...FIELDS, title: { type: 'text', weight: 3, aliases: ['عنوان'] } }
  expect(await ask('PUT', '/collections/books', { fields })).toMatchObject({
    status: 200,
    body: { mapping: { fields } },
  })
})

test('another mapping is refused, and what is there stays', async () => {
  const answer = await ask('PUT', '/collections/articles', { fields: FIELDS })
  expect(answer).toMatchObject({ status: 409, body: { code: 'mapping_mismatch' } })
  expect(answer.body.detail).toContain('articles')
  expect((await ask('GET', '/collections/articles')).body).toMatchObject({ documents: 3, mapping })
})

test.each([
  ['another name', '/collections/books', { name: 'articles', fields: FIELDS }, 400, 'bad_request', /"books"/],
  ['no body', '/collections/books', undefined, 400, 'bad_request', /mapping/],
  ['a list', '/collections/books', [], 400, 'bad_request', /mapping/],
  ['no fields', '/collections/books', {}, 400, 'bad_mapping', /the body: fields/],
  ['no text', '/collections/books', { fields: { n: { type: 'number' } } }, 400, 'bad_mapping', /text/],
  ['a bad type', '/collections/books', { fields: { a: { type: 'word' } } }, 400, 'bad_mapping', /fields\.a/],
  ['a bad name', '/collections/Books', { fields: FIELDS }, 400, 'bad_request', /lower-case/],
  ['a parameter', '/collections/books?yes=1', { fields: FIELDS }, 400, 'bad_request', /yes/],
])('PUT with %s is refused', async (_, path, body, status, code, words) => {
  const answer = await ask('PUT', path, body)
  expect(answer).toMatchObject({ status, body: { code } })
  expect(answer.body.detail).toMatch(words)
  expect((await ask('GET', '/collections')).body.collections).toHaveLength(1)
})

test('DELETE removes a collection once', async () => {
  expect(await ask('DELETE', '/collections/articles')).toEqual({ status: 204, body: undefined })
  expect(await ask('DELETE', '/collections/articles')).toMatchObject({
    status: 404,
    body: { code: 'collection_not_found' },
  })
  expect((await ask('GET', '/collections')).body).toEqual({ collections: [] })
  expect((await ask('GET', '/collections/articles/search?q=a')).status).toBe(404)
  expect((await ask('PUT', '/collections/articles/documents/3', ARTICLES[2])).status).toBe(404)
  expect((await ask('PUT', '/collections/articles', { fields: FIELDS })).status).toBe(201)
})

test('not while a rebuild runs', async () => {
  const spec = await server.engine.find('articles')
  if (spec === undefined) throw new Error('no collection')
  const rebuild = await server.engine.rebuild(spec)
  expect(await ask('DELETE', '/collections/articles')).toMatchObject({ status: 503, body: { code: 'index_busy' } })
  await rebuild.abort()
  expect((await ask('DELETE', '/collections/articles')).status).toBe(204)
})

test('pages from elsewhere may neither make nor delete', async () => {
  const elsewhere = { Origin: 'https://example.org' }
  for (const [method, body] of [['PUT', { fields: FIELDS }] as const, ['DELETE', undefined] as const]) {
    expect(await ask(method, '/collections/articles', body, elsewhere)).toMatchObject({
      status: 403,
      body: { code: 'origin_not_allowed' },
    })
  }
  expect((await ask('GET', '/collections/articles')).body.documents).toBe(3)
})
