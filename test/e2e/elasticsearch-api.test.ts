import { join } from 'node:path'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createElasticsearchEngine } from '../../src/engines/elasticsearch/create-elasticsearch-engine.ts'
import { indexPaths } from '../../src/indexing/index-paths.ts'
import { analyzer, mapping, startTestServer, type TestServer } from '../api/support/start-test-server.ts'
import { makeElasticsearchStorage } from '../engines/support/elasticsearch-storage.ts'
import type { Storage } from '../engines/support/storage.ts'
import { elasticsearchForTests } from '../support/elasticsearch/for-tests.ts'
import { startScriptedServer } from '../support/elasticsearch/scripted/scripted-server.ts'

const SEEDS = join(import.meta.dirname, '../../seeds')
const elasticsearch = await elasticsearchForTests()

describe.skipIf(elasticsearch === undefined)('the API on Elasticsearch', () => {
  const url = elasticsearch?.url ?? ''
  let storage: Storage
  let server: TestServer

  beforeAll(async () => {
    storage = await makeElasticsearchStorage(url)
    const engine = await storage.connect()
    const report = await indexPaths({ engine, analyzer, collection: 'articles', mapping, paths: [SEEDS] })
    expect(report).toMatchObject({ read: report.indexed, rejected: 0 })
    server = await startTestServer({ engine })
  })
  afterAll(async () => {
    await server?.close()
    await storage?.dispose()
  })

  const search = (parameters: Record<string, string>) =>
    request(server.url).get('/collections/articles/search').query(parameters)

  test('finds words whatever their spelling, and marks them in snippets', async () => {
    const { status, body } = await search({ q: 'المكتبه' })
    expect(status).toBe(200)
    expect(body.total.value).toBeGreaterThan(5)
    for (const { document, highlights } of body.hits) {
      for (const [field, snippets] of Object.entries<{ html: string; ranges: [number, number][] }[]>(highlights)) {
        for (const { html, ranges } of snippets) {
          expect(html).toContain('<mark>')
          for (const [from, to] of ranges) expect(document[field].slice(from, to)).toMatch(/مكتب/)
        }
      }
    }
  })

  test('filters, sorts and pages', async () => {
    const all = (await search({ filter: 'date >= 2020-01-01', sort: '-date', limit: '50' })).body
    expect(all.total.value).toBe(all.hits.length)
    const dates = all.hits.map((hit: { document: { date: string } }) => hit.document.date)
    expect(dates).toEqual([...dates].sort().reverse())
    const pages: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const parameters = { filter: 'date >= 2020-01-01', sort: '-date', limit: '7' }
      const { body }: { body: { hits: { id: string }[]; next: string | null; total: { value: number } } } =
        await search(cursor === '' ? parameters : { ...parameters, cursor })
      expect(body.total.value).toBe(all.total.value)
      pages.push(...body.hits.map(({ id }) => id))
      cursor = body.next
    }
    expect(pages).toEqual(all.hits.map(({ id }: { id: string }) => id))
  })

  test('a phrase is a phrase, an exclusion excludes', async () => {
    const phrase = (await search({ q: '"لا نتيجة"' })).body
    expect(phrase.hits[0].highlights.text[0].html).toContain('<mark>لا نتيجة</mark>')
    const [with_, without] = await Promise.all([search({ q: 'مكتبة' }), search({ q: 'مكتبة -كتاب' })])
    expect(without.body.total.value).toBeLessThan(with_.body.total.value)
  })

  test('a document that was written is found at once, and not any more when it was deleted', async () => {
    const address = `/collections/articles/documents/${encodeURIComponent('أخبار/1')}`
    const put = await request(server.url).put(address).send({ title: 'زرافة في السوق', text: 'وصلت زرافة.' })
    expect([put.status, put.body]).toEqual([201, { id: 'أخبار/1', result: 'created' }])
    expect((await search({ q: 'زرافة' })).body.hits[0].id).toBe('أخبار/1')
    expect((await request(server.url).get(address)).body.title).toBe('زرافة في السوق')
    expect(
      (await request(server.url).put(address).send({ title: 'زرافة في السوق', text: 'وصلت زرافة.' })).body.result,
    ).toBe('unchanged')
    expect((await request(server.url).delete(address)).status).toBe(200)
    expect((await search({ q: 'زرافة' })).body.total.value).toBe(0)
    expect((await request(server.url).get(address)).status).toBe(404)
  })

  test('many documents in one request, one result each', async () => {
    const lines = Array.from({ length: 300 }, (_, i) => JSON.stringify({ id: `bulk${i}`, text: `خرتيت رقم ${i}` }))
    const { status, body } = await request(server.url)
      .post('/collections/articles/documents')
      .type('application/x-ndjson')
      .send([...lines, '{"id":"bad","views":1}'].join('\n'))
    expect([status, body.read, body.indexed, body.rejected]).toEqual([200, 301, 300, 1])
    expect(body.results).toHaveLength(301)
    expect((await search({ q: 'خرتيت' })).body.total).toEqual({ value: 300, relation: 'eq' })
  })

  test('what is asked wrongly is said as on every engine', async () => {
    expect((await search({ filter: 'sourse = x' })).body).toMatchObject({ status: 400, code: 'bad_filter' })
    const none = await request(server.url).get('/collections/none/search').query({ q: 'x' })
    expect(none.body).toMatchObject({ status: 404, code: 'collection_not_found' })
    expect((await request(server.url).get('/ready')).body).toMatchObject({ status: 'ready' })
  })

  test('while the server is away: healthy, not ready with the reason, and back without a restart', async () => {
    let away = false
    const proxy = await startScriptedServer({
      realServer: url,
      rules: [{ when: () => away, answer: { kind: 'close' } }],
    })
    const { prefix } = storage as Storage & { readonly prefix: string }
    const engine = await createElasticsearchEngine({
      nodes: [proxy.url],
      prefix,
      requestTimeout: 2_000,
      retryTime: 500,
    })
    const app = await startTestServer({ engine })
    const get = (path: string) => request(app.url).get(path)
    try {
      expect((await get('/ready')).status).toBe(200)
      away = true
      expect((await get('/health')).status).toBe(200)
      const ready = await get('/ready')
      expect([ready.status, ready.body.code, ready.body.detail]).toEqual([
        503,
        'engine_unavailable',
        expect.stringContaining("can't be reached"),
      ])
      expect((await get('/collections/articles/search').query({ q: 'كتاب' })).body.code).toBe('engine_unavailable')
      away = false
      expect((await get('/ready')).status).toBe(200)
      expect((await get('/collections/articles/search').query({ q: 'كتاب' })).body.total.value).toBeGreaterThan(0)
    } finally {
      await app.close()
      await engine.close()
      await proxy.stop()
    }
  })
})
