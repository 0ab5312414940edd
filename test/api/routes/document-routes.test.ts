import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analyzer, mapping, startTestServer, type TestServer } from '../support/start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ limits: { documentBytes: 2000 } })
})
afterAll(() => server.close())

const DOCUMENTS = '/collections/articles/documents'
const at = (id: string) => `${DOCUMENTS}/${encodeURIComponent(id)}`
const put = (id: string, document: object) => request(server.url).put(at(id)).send(document)
const find = async (q: string) =>
  (await request(server.url).get('/collections/articles/search').query({ q })).body.total.value

test('a document is created, unchanged, updated, read and deleted, and found accordingly', async () => {
  const id = 'a/ب ج?#%.md'
  const first = await put(id, { title: 'زرافة' })
  expect([first.status, first.body]).toEqual([201, { id, result: 'created' }])
  const again = await put(id, { id, title: 'زرافة' })
  expect([again.status, again.body]).toEqual([200, { id, result: 'unchanged' }])
  expect(await find('زرافة')).toBe(1)

  const changed = await put(id, { title: 'سلحفاة' })
  expect([changed.status, changed.body]).toEqual([200, { id, result: 'updated' }])
  expect([await find('زرافة'), await find('سلحفاة')]).toEqual([0, 1])

  const read = await request(server.url).get(at(id))
  expect([read.status, read.type, read.body]).toEqual([200, 'application/json', { id, title: 'سلحفاة' }])

  const deleted = await request(server.url).delete(at(id))
  expect([deleted.status, deleted.body]).toEqual([200, { id, result: 'deleted' }])
  expect(await find('سلحفاة')).toBe(0)
  for (const answer of [await request(server.url).delete(at(id)), await request(server.url).get(at(id))]) {
    expect(answer.status).toBe(404)
    expect(answer.body).toMatchObject({ code: 'not_found', id })
  }
})

describe('refused', () => {
  test.each([
    ['another id in the body', { id: 'b', title: 'x' }, 400, 'bad_request', 'another one'],
    ['an unknown field', { titel: 'x' }, 422, 'bad_document', 'titel'],
    ['a value of another type', { title: 3 }, 422, 'bad_document', 'title'],
    ['a list', [{ title: 'x' }], 422, 'bad_document', 'object'],
    ['a document over the limit', { title: 'x'.repeat(2000) }, 413, 'too_large', '2000'],
  ])('%s', async (_why, document, status, code, detail) => {
    const { body, type } = await put('a', document)
    expect(type).toBe('application/problem+json')
    expect(body).toMatchObject({ status, code, detail: expect.stringContaining(detail) })
  })

  test('no body', async () => {
    const without = request(server.url).put(at('a'))
    const empty = request(server.url).put(at('a')).set('Content-Type', 'application/json').set('Content-Length', '0')
    for (const { body } of [await without, await empty])
      expect(body).toMatchObject({ status: 400, code: 'bad_request' })
  })

  test('an id of a control character', async () => {
    expect((await put('a\n', { title: 'x' })).body).toMatchObject({ status: 422, code: 'bad_document' })
  })

  test.each(['get', 'put', 'delete'] as const)('an id of 10,000 characters (%s)', async (method) => {
    const answer = await request(server.url)[method](at('a'.repeat(10_000)))
    expect(answer.body).toMatchObject({ status: 413, code: 'too_large', limit: 512 })
  })

  test.each(['get', 'put', 'delete'] as const)('a collection that is not there (%s)', async (method) => {
    const answer = await request(server.url)[method]('/collections/books/documents/a').send({ title: 'x' })
    expect(answer.body).toMatchObject({ status: 404, code: 'collection_not_found', collection: 'books' })
  })

  test('none of them left a document', async () => {
    expect((await server.engine.describe('articles'))?.documents).toBe(0)
  })
})

test('an index of another analyzer is not written to', async () => {
  await server.engine.open({ name: 'old', mapping, analyzerVersion: `${analyzer.version}-before` })
  const answers = [
    await request(server.url).put('/collections/old/documents/a').send({ title: 'x' }),
    await request(server.url).delete('/collections/old/documents/a'),
    await request(server.url)
      .post('/collections/old/documents')
      .send([{ id: 'a' }]),
    await request(server.url).get('/collections/old/search'),
  ]
  for (const { body } of answers) expect(body).toMatchObject({ status: 409, code: 'analyzer_mismatch' })
})
