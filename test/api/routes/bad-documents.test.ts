import request from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createIndexer } from '../../../src/indexing/create-indexer.ts'
import { createFailingAnalyzer } from '../../indexing/support/failing-analyzer.ts'
import { createMemoryEngine } from '../../indexing/support/memory-engine.ts'
import { analyzer, startTestServer, type TestServer } from '../support/start-test-server.ts'

const PATH = '/collections/articles/documents'
const REASON = 'document "b" could not be analysed (RangeError: stack overflow)'

let server: TestServer
beforeAll(async () => {
  const engine = createMemoryEngine()
  const indexer = createIndexer({ engine, analyzer: createFailingAnalyzer(analyzer) })
  server = await startTestServer({ engine, indexer })
})
afterAll(() => server.close())

test('a document that can’t be analysed is refused by name, and the operator hears why', async () => {
  const { status, body } = await request(server.url).put(`${PATH}/b`).send({ title: 'boom' })
  expect(status).toBe(422)
  expect(body).toMatchObject({ code: 'bad_document', detail: REASON, id: 'b' })
  expect(server.failures).toEqual([expect.objectContaining({ message: REASON, cause: expect.any(RangeError) })])
})

test('a document that does not fit is no failure of the server', async () => {
  const before = server.failures.length
  expect((await request(server.url).put(`${PATH}/b`).send({ titel: 'x' })).status).toBe(422)
  expect(server.failures).toHaveLength(before)
})

test('in a bulk write it does not spoil the rest', async () => {
  const before = server.failures.length
  const documents = [{ id: 'a' }, { id: 'b', title: 'boom' }, { id: 'c', title: 'قمح' }]
  const { status, body } = await request(server.url).post(PATH).send(documents)
  expect(status).toBe(200)
  expect(body).toEqual({
    read: 3,
    indexed: 2,
    unchanged: 0,
    rejected: 1,
    results: [
      { index: 0, id: 'a', status: 'created' },
      { index: 1, id: 'b', status: 'rejected', error: { code: 'bad_document', message: REASON } },
      { index: 2, id: 'c', status: 'created' },
    ],
  })
  expect(server.failures.slice(before)).toEqual([expect.objectContaining({ message: REASON })])
})

test('a word of five million marks is a word, and does not spoil the rest', async () => {
  const own = await startTestServer()
  try {
    const text = `كتاب${'\u064e'.repeat(5_000_000)} قديم`
    const documents = [
      { id: 'a', title: 'قمح' },
      { id: 'b', text },
      { id: 'c', title: 'شعير' },
    ]
    const { body } = await request(own.url).post(PATH).send(documents)
    expect(body).toMatchObject({ read: 3, indexed: 3, rejected: 0 })
    const found = await request(own.url).get('/collections/articles/search').query({ q: 'قديم', limit: 0 })
    expect(found.body.total).toEqual({ value: 1, relation: 'eq' })
    expect(own.failures).toEqual([])
  } finally {
    await own.close()
  }
})
