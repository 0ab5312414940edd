import { mkdir, mkdtemp, open, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LOCAL } from '../../../src/api/security/security.ts'
import type { CollectionHealth, Engine } from '../../../src/engines/engine.ts'
import { createSqliteEngine } from '../../../src/engines/sqlite/create-sqlite-engine.ts'
import { FihristError } from '../../../src/errors.ts'
import { ARTICLES } from '../support/articles.ts'
import { analyzer, mapping, startTestServer, type TestServer } from '../support/start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ collections: ['articles', 'books'], documents: ARTICLES })
})
afterAll(() => server.close())

test('the collections with their size and mapping', async () => {
  const { body } = await request(server.url).get('/collections')
  expect(body).toEqual({
    collections: [
      { name: 'articles', documents: 3, mapping },
      { name: 'books', documents: 0, mapping },
    ],
  })
})

test('one collection', async () => {
  expect((await request(server.url).get('/collections/books')).body).toEqual({ name: 'books', documents: 0, mapping })
  expect((await request(server.url).get('/collections/maps')).body).toMatchObject({ code: 'collection_not_found' })
})

describe('analyze', () => {
  const analyze = (body: object, name = 'articles') =>
    request(server.url).post(`/collections/${name}/analyze`).send(body)

  test('tells the tokens with their terms', async () => {
    const text = 'وزير التموين في القاهرة'
    const { status, body } = await analyze({ text })
    expect(status).toBe(200)
    expect(body).toEqual({ version: analyzer.version, tokens: analyzer.analyze(text) })
    expect(body.tokens[0]).toEqual({
      text: 'وزير',
      start: 0,
      end: 4,
      stopWord: false,
      terms: {
        marked: '␣',
        exact: 'وزير',
        folded: 'وزير',
        bare: 'وزير',
        stem: expect.any(String),
        broad: expect.any(String),
      },
    })
  })

  test('tells the rules that fired on each token, when asked', async () => {
    const text = 'للوزير قمر'
    const { body } = await analyze({ text, explain: true })
    expect(body.tokens.map(({ steps, ...token }: { steps: unknown }) => token)).toEqual(analyzer.analyze(text))
    expect(body.tokens.map(({ steps }: { steps: unknown }) => steps)).toEqual([
      [
        { rule: 'preposition ل + article', from: 'للوزير', to: 'وزير' },
        { rule: 'weak letters', from: 'وزير', to: 'وزر' },
      ],
      [],
    ])
    expect((await analyze({ text, explain: false })).body.tokens).toEqual(analyzer.analyze(text))
  })

  test.each([
    [{}, 400, 'bad_request'],
    [{ text: 'a', explain: 'yes' }, 400, 'bad_request'],
    [{ text: 3 }, 400, 'bad_request'],
    [{ text: 'a', level: 'stem' }, 400, 'bad_request'],
    [{ text: 'a'.repeat(10_001) }, 413, 'too_large'],
    [{ text: 'a'.repeat(1024 * 1024) }, 413, 'too_large'],
  ])('refuses %.60j', async (body, status, code) => {
    expect((await analyze(body)).body).toMatchObject({ status, code })
  })

  test('takes 10,000 characters', async () => {
    expect((await analyze({ text: 'قمح '.repeat(2500) })).body.tokens).toHaveLength(2500)
  })

  test('refuses a collection that is not there', async () => {
    expect((await analyze({ text: 'a' }, 'maps')).body).toMatchObject({ code: 'collection_not_found' })
  })
})

describe('health', () => {
  test('lives and is ready', async () => {
    expect((await request(server.url).get('/health')).body).toEqual({ status: 'ok' })
    expect((await request(server.url).get('/ready')).body).toEqual({
      status: 'ready',
      collections: [
        { name: 'articles', reads: 'ok', writes: 'ok' },
        { name: 'books', reads: 'ok', writes: 'ok' },
      ],
    })
  })

  test('does not tell what there is where keys are needed', async () => {
    const locked = await startTestServer({ security: { ...LOCAL, keys: () => [] } })
    expect((await request(locked.url).get('/ready')).body).toEqual({ status: 'ready' })
    await locked.close()
    const health = async () => [{ name: 'secret', reads: new FihristError('index_corrupt', 'x'), writes: undefined }]
    const broken = await startTestServer({
      face: (engine) => ({ ...engine, health }),
      security: { ...LOCAL, keys: () => [] },
    })
    const { status, text } = await request(broken.url).get('/ready')
    expect([status, text.includes('secret')]).toEqual([503, false])
    await broken.close()
  })

  test('is not ready while it stops, and lives on', async () => {
    const stopping = await startTestServer({ isStopping: () => true })
    const { status, body, headers } = await request(stopping.url).get('/ready')
    expect([status, body.code]).toEqual([503, 'shutting_down'])
    expect(headers['retry-after']).toBeDefined()
    expect((await request(stopping.url).get('/health')).status).toBe(200)
    await stopping.close()
  })

  test('is not ready while the engine does not answer', async () => {
    const down = () => Promise.reject(new FihristError('engine_unavailable', 'no answer within 5 s'))
    const silent = await startTestServer({ face: (engine) => ({ ...engine, ready: down }) })
    const { status, body } = await request(silent.url).get('/ready')
    expect([status, body.code, body.detail]).toEqual([503, 'engine_unavailable', 'no answer within 5 s'])
    expect((await request(silent.url).get('/health')).status).toBe(200)
    await silent.close()
  })
})

describe('a collection that does not work', () => {
  let folder: string
  let engine: Engine
  let damaged: TestServer
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fihrist-damaged-'))
    const before = createSqliteEngine({ folder })
    const sound = { engine: before, collections: ['ancient', 'articles', 'broken'], documents: ARTICLES }
    await (await startTestServer(sound)).close()
    await before.close()
    // The beginning of a file is gone, and some page of another; a folder is called like a collection.
    await writeFile(join(folder, 'ancient.sqlite'), 'x'.repeat(10_000))
    await damagePages(join(folder, 'broken.sqlite'))
    await mkdir(join(folder, 'folder.sqlite'))
    engine = createSqliteEngine({ folder })
    damaged = await startTestServer({ engine, collections: [] })
  })
  afterAll(async () => {
    await damaged.close()
    await engine.close()
    await rm(folder, { recursive: true })
  })

  test('hides no other, and readiness says which one it is', async () => {
    const get = (path: string) => request(damaged.url).get(path)

    const { body } = await get('/collections')
    expect(body.collections).toMatchObject([
      { name: 'ancient', error: { code: 'index_corrupt' } },
      { name: 'articles', documents: 3 },
      { name: 'broken' },
    ])
    expect(JSON.stringify(body)).not.toContain(folder)

    const ready = await get('/ready')
    expect([ready.status, ready.body]).toEqual([
      200,
      {
        status: 'degraded',
        collections: [
          { name: 'ancient', reads: 'index_corrupt', writes: 'index_corrupt' },
          { name: 'articles', reads: 'ok', writes: 'ok' },
          { name: 'broken', reads: 'index_corrupt', writes: 'index_corrupt' },
        ],
      },
    ])
    const page = await get('/')
    expect(page.status).toBe(200)
    expect(page.text).toContain('<option dir="auto" selected>articles</option>')
    expect((await get('/?q=القمح&collection=articles'.replace('القمح', encodeURIComponent('القمح')))).status).toBe(200)
  })

  test('readiness fails when none can be read, and not for want of writing', async () => {
    const broken = new FihristError('index_corrupt', 'broken')
    const locked = new FihristError('storage_failed', 'read-only')
    const answer = async (...health: CollectionHealth[]) => {
      const server = await startTestServer({ face: (engine) => ({ ...engine, health: async () => health }) })
      const { status, body } = await request(server.url).get('/ready')
      await server.close()
      return [status, body.status, body.collections]
    }
    expect(await answer({ name: 'a', reads: broken, writes: broken })).toEqual([
      503,
      503,
      [{ name: 'a', reads: 'index_corrupt', writes: 'index_corrupt' }],
    ])
    expect(await answer({ name: 'a', reads: undefined, writes: locked })).toEqual([
      200,
      'degraded',
      [{ name: 'a', reads: 'ok', writes: 'storage_failed' }],
    ])
  })
})

/** Overwrites the second half of a file. */
async function damagePages(path: string): Promise<void> {
  const { size } = await stat(path)
  const file = await open(path, 'r+')
  await file.write(Buffer.alloc(Math.floor(size / 2), 0x5a), 0, undefined, Math.ceil(size / 2))
  await file.close()
}
