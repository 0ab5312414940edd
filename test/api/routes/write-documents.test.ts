import { request as httpRequest } from 'node:http'
import { text } from 'node:stream/consumers'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import request from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { mapping, startTestServer, type TestServer } from '../support/start-test-server.ts'

const LIMITS = { bulkBytes: 200_000, bulkDocuments: 1000, lineBytes: 1000 }
const PATH = '/collections/articles/documents'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ limits: LIMITS })
})
afterAll(() => server.close())
beforeEach(async () => {
  const ids: string[] = []
  for await (const { id } of server.engine.documents('articles')) ids.push(id)
  await server.engine.write(
    'articles',
    ids.map((id) => ({ type: 'delete', id })),
    'relaxed',
  )
})

const sendLines = (body: string | Buffer) =>
  request(server.url).post(PATH).set('Content-Type', 'application/x-ndjson').send(body)
const sendArray = (body: string) => request(server.url).post(PATH).set('Content-Type', 'application/json').send(body)
const lines = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('')
const count = async () => (await server.engine.describe('articles'))?.documents
const documents = (many: number) => Array.from({ length: many }, (_, i) => ({ id: String(i), title: `عنوان ${i}` }))

describe.each([
  ['lines', (values: readonly unknown[]) => sendLines(lines(values))],
  ['an array', (values: readonly unknown[]) => sendArray(JSON.stringify(values))],
] as const)('%s', (_form, send) => {
  test('every document has its result, in order, and a bad one does not spoil the rest', async () => {
    await server.indexer.putDocument('articles', mapping, { id: 'b' })
    const { status, body } = await send([
      { id: 'a', title: 'قمح' },
      { id: 'b' },
      { id: 'c', titel: 'x' },
      'not a document',
      { id: 'd' },
      { id: 'a', title: 'شعير' },
    ])
    expect(status).toBe(200)
    expect(body).toEqual({
      read: 6,
      indexed: 3,
      unchanged: 1,
      rejected: 2,
      results: [
        { index: 0, id: 'a', status: 'created' },
        { index: 1, id: 'b', status: 'unchanged' },
        { index: 2, id: 'c', status: 'rejected', error: { code: 'bad_document', message: expect.any(String) } },
        { index: 3, status: 'rejected', error: { code: 'bad_document', message: expect.any(String) } },
        { index: 4, id: 'd', status: 'created' },
        { index: 5, id: 'a', status: 'updated' },
      ],
    })
    expect((await server.engine.get('articles', 'a'))?.document.title).toBe('شعير')
  })

  test('many documents', async () => {
    const { body } = await send(documents(900))
    expect(body).toMatchObject({ read: 900, indexed: 900, unchanged: 0, rejected: 0 })
    expect(await count()).toBe(900)
  })

  test('too many documents: what was written is told', async () => {
    const { status, body } = await send(documents(1500))
    expect(status).toBe(413)
    expect(body).toMatchObject({ code: 'too_large', limit: 1000 })
    expect(body.results.length).toBeLessThanOrEqual(1000)
    expect(await count()).toBe(body.results.length)
  })

  test('a document over the limit is rejected alone', async () => {
    const { body } = await send([{ id: 'a' }, { id: 'b', text: 'x'.repeat(1000) }, { id: 'c' }])
    expect(body.results.map(({ status }: { status: string }) => status)).toEqual(['created', 'rejected', 'created'])
    expect(body.results[1].error.code).toBe('too_large')
  })

  test('none at all', async () => {
    expect((await send([])).body).toEqual({ read: 0, indexed: 0, unchanged: 0, rejected: 0, results: [] })
  })
})

test.each([
  ['lines without a last line feed', '{"id":"a"}\n\n{"id":"b"}', ['created', 'created']],
  ['a line that is no JSON', '{"id":"a"}\n{"id":\n{"id":"b"}\n', ['created', 'rejected', 'created']],
  ['a line that is not UTF-8', Buffer.from('{"id":"a"}\n{"id":"\xde"}\n', 'latin1'), ['created', 'rejected']],
])('%s', async (_why, body, statuses) => {
  const answer = await sendLines(body)
  expect(answer.body.results.map(({ status }: { status: string }) => status)).toEqual(statuses)
})

test.each([
  ['is cut off', '[{"id":"a"},{"id":'],
  ['goes on after its end', '[{"id":"a"}] {"id":"b"}'],
])('an array that %s is written as far as it is sound', async (_why, body) => {
  const { status, body: answer } = await sendArray(body)
  expect(status).toBe(200)
  expect(answer).toMatchObject({ read: 2, indexed: 1, rejected: 1 })
})

describe('the whole is refused', () => {
  test('when it says that it is too large', async () => {
    const { body } = await sendLines('x'.repeat(LIMITS.bulkBytes + 1))
    expect(body).toMatchObject({ status: 413, code: 'too_large', limit: LIMITS.bulkBytes })
  })

  test('when it grows too large; what was written before stays and is told', async () => {
    const sending = httpRequest(`${server.url}${PATH}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-ndjson', 'Transfer-Encoding': 'chunked' },
    })
    const answered = new Promise<string>((resolve, reject) => {
      sending.once('response', (response) => resolve(text(response)))
      sending.once('error', reject)
    })
    sending.write(lines(Array.from({ length: 800 }, (_, i) => ({ id: String(i), text: 'قمح '.repeat(100) }))))
    // Many clients look for an answer only once they have sent everything.
    await new Promise((resolve) => sending.end('\n'.repeat(16_000_000), () => resolve(undefined)))
    const problem = JSON.parse(await answered)
    expect(problem).toMatchObject({ status: 413, code: 'too_large' })
    expect(problem.results.length).toBeGreaterThan(0)
    expect(await count()).toBe(problem.results.length)
  })

  test.each([
    ['a type that is not read', { 'Content-Type': 'text/csv' }],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['another charset', { 'Content-Type': 'application/json; charset=windows-1256' }],
    ['an unknown compression', { 'Content-Type': 'application/x-ndjson', 'Content-Encoding': 'snappy' }],
  ])('%s', async (_why, headers) => {
    const answer = await request(server.url).post(PATH).set(headers).send('{"id":"a"}')
    expect(answer.body).toMatchObject({ status: 415, code: 'unsupported_media_type' })
    expect(await count()).toBe(0)
  })

  test.each(['gzip', 'deflate', 'br'])('a body that is not packed as it says: %s', async (encoding) => {
    const headers = { 'Content-Type': 'application/x-ndjson', 'Content-Encoding': encoding }
    const answer = await fetch(`${server.url}${PATH}`, { method: 'POST', headers, body: 'abcdefgh' })
    const detail = 'the body is not packed as its Content-Encoding says'
    expect(await answer.json()).toMatchObject({ status: 400, code: 'bad_request', detail })
    expect(await count()).toBe(0)
  })

  test('parameters', async () => {
    const { body } = await request(server.url).post(`${PATH}?refresh=true`).send([])
    expect(body).toMatchObject({ status: 400, detail: expect.stringContaining('"refresh"') })
  })

  test('a collection that is not there', async () => {
    const { body } = await request(server.url)
      .post('/collections/books/documents')
      .send([{ id: 'a' }])
    expect(body).toMatchObject({ status: 404, code: 'collection_not_found' })
  })
})

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
])('a packed body is unpacked: %s', async (encoding, pack) => {
  const packed = pack(
    lines([
      { id: 'a', text: 'قمح' },
      { id: 'b', text: 'خبز' },
    ]),
  )
  const headers = { 'Content-Type': 'application/x-ndjson', 'Content-Encoding': encoding }
  const answer = await fetch(`${server.url}${PATH}`, { method: 'POST', headers, body: packed })
  expect(await answer.json()).toMatchObject({ read: 2, indexed: 2, rejected: 0 })
  expect(await count()).toBe(2)
})

test('the limit of a body holds for what comes out of it, so that a small one can’t unpack to all of the memory', async () => {
  const headers = { 'Content-Type': 'application/x-ndjson', 'Content-Encoding': 'gzip' }
  const body = gzipSync(Buffer.alloc(LIMITS.bulkBytes + 1, '\n'))
  const answer = await fetch(`${server.url}${PATH}`, { method: 'POST', headers, body })
  expect(await answer.json()).toMatchObject({ status: 413, code: 'too_large' })
})

test('a client that hangs up in mid-body loses nothing that was written, and the server lives on', async () => {
  const sending = httpRequest(`${server.url}${PATH}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-ndjson', 'Transfer-Encoding': 'chunked' },
  })
  sending.on('error', () => {})
  sending.write(`${lines(documents(450))}{"id":"cut`)
  await vi.waitFor(async () => expect(await count()).toBeGreaterThanOrEqual(200), 5000)
  sending.destroy()
  expect((await request(server.url).get('/health')).status).toBe(200)
  await vi.waitFor(async () => expect(await count()).toBeLessThanOrEqual(450))
  expect(await server.engine.get('articles', 'cut')).toBeUndefined()
  expect((await sendLines(lines([{ id: 'after' }]))).body.indexed).toBe(1)
  expect(server.failures).toEqual([])
})
