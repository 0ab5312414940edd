import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LOCAL } from '../../../src/api/security/security.ts'
import { createLightEngine } from '../support/light-engine.ts'
import { startTestServer, type TestServer } from '../support/start-test-server.ts'
import { bearer, makeKey, withKeys } from './support/callers.ts'

const DOCUMENTS = '/collections/articles/documents'
const SEARCH = '/collections/articles/search'
const FRIEND = 'https://app.example'
const FOREIGN = 'https://evil.example'
const writer = makeKey({ role: 'write' })

let local: TestServer
let friendly: TestServer
let anyPage: TestServer
beforeAll(async () => {
  const engine = createLightEngine()
  local = await startTestServer({ engine })
  friendly = await startTestServer({
    engine,
    security: { ...LOCAL, allowedHosts: ['search.example.org'], corsOrigins: [FRIEND] },
  })
  anyPage = await startTestServer({ engine, security: withKeys([writer.key], { corsOrigins: ['*'] }) })
})
afterAll(async () => {
  await friendly.close()
  await anyPage.close()
  await local.close()
})

describe('the host', () => {
  test.each(['/', SEARCH, '/style.css', '/nothing', `${DOCUMENTS}/a`])(
    '%s is answered to our names only',
    async (path) => {
      const { status, type, body } = await request(local.url).get(path).set('Host', 'evil.example')
      expect([status, type, body.code]).toEqual([421, 'application/problem+json', 'host_not_allowed'])
      expect(body.detail).toMatch(/"evil\.example".*--allow-host \(FIHRIST_ALLOWED_HOSTS\)/)
    },
  )

  test('nothing is written for another name, nor is a browser’s question answered', async () => {
    const put = await request(local.url)
      .put(`${DOCUMENTS}/rebound`)
      .set('Host', 'evil.example:3000')
      .send({ title: 'x' })
    expect(put.status).toBe(421)
    expect(await local.engine.get('articles', 'rebound')).toBeUndefined()
    expect((await request(local.url).options(SEARCH).set('Host', 'evil.example')).status).toBe(421)
  })

  test.each(['/health', '/ready'])('%s is asked by whatever name', async (path) => {
    expect((await request(local.url).get(path).set('Host', '10.1.2.3:3000')).status).toBe(200)
  })

  test('a name that was allowed is answered', async () => {
    expect((await request(friendly.url).get(SEARCH).set('Host', 'search.example.org')).status).toBe(200)
    expect((await request(friendly.url).get(SEARCH).set('Host', 'localhost:1')).status).toBe(200)
  })
})

describe('a page from elsewhere', () => {
  const WRITES = [
    ['put', `${DOCUMENTS}/foreign`, { title: 'x' }],
    ['post', DOCUMENTS, [{ id: 'foreign', title: 'x' }]],
    ['delete', `${DOCUMENTS}/foreign`, undefined],
  ] as const

  test.each(WRITES)('may not %s', async (method, path, body) => {
    for (const headers of [{ Origin: FOREIGN }, { 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'null' }]) {
      const answer = await request(local.url)[method](path).set(headers).send(body)
      expect([answer.status, answer.body.code]).toEqual([403, 'origin_not_allowed'])
    }
    expect(await local.engine.get('articles', 'foreign')).toBeUndefined()
  })

  test.each(WRITES)('our own may %s, and so may programs', async (method, path, body) => {
    for (const headers of [{}, { Origin: local.url, 'Sec-Fetch-Site': 'same-origin' }]) {
      const { status } = await request(local.url)[method](path).set(headers).send(body)
      expect(status).not.toBe(403)
    }
  })

  test('may search without reading the answer', async () => {
    const { status, headers } = await request(local.url).post(SEARCH).set('Origin', FOREIGN).send({})
    expect([status, headers['access-control-allow-origin']]).toEqual([200, undefined])
  })
})

describe('CORS', () => {
  const preflight = (server: TestServer, path: string, origin: string) =>
    request(server.url).options(path).set({ Origin: origin, 'Access-Control-Request-Method': 'DELETE' })

  test('a browser’s question is answered with what there is', async () => {
    const { status, headers } = await preflight(friendly, `${DOCUMENTS}/a`, FRIEND)
    expect(status).toBe(204)
    expect(headers).toMatchObject({
      'access-control-allow-origin': FRIEND,
      'access-control-allow-methods': 'GET, HEAD, PUT, DELETE',
      'access-control-allow-headers': 'Authorization, Content-Type, X-Request-Id',
      vary: 'Origin',
    })
    expect(headers['access-control-allow-credentials']).toBeUndefined()
  })

  test.each([
    ['a page that is not listed', () => preflight(friendly, SEARCH, FOREIGN)],
    ['any page, where none is', () => preflight(local, SEARCH, FRIEND)],
  ])('and not for %s', async (_who, ask) => {
    const names = Object.keys((await ask()).headers)
    expect(names.filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  test('a listed page reads and writes', async () => {
    const found = await request(friendly.url).get(SEARCH).set('Origin', FRIEND)
    expect([found.status, found.headers['access-control-allow-origin']]).toEqual([200, FRIEND])
    const put = request(friendly.url).put(`${DOCUMENTS}/friend`).set({ Origin: FRIEND, 'Sec-Fetch-Site': 'cross-site' })
    expect((await put.send({ title: 'x' })).status).toBe(201)
  })

  test('it reads errors too', async () => {
    const { status, headers } = await request(friendly.url).get('/nothing').set('Origin', FRIEND)
    expect([status, headers['access-control-allow-origin']]).toEqual([404, FRIEND])
  })

  test('with * and keys any page may do what its key may', async () => {
    const put = () =>
      request(anyPage.url).put(`${DOCUMENTS}/any`).set({ Origin: FOREIGN, 'Sec-Fetch-Site': 'cross-site' })
    const refused = await put().send({ title: 'x' })
    expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([401, '*'])
    expect((await put().set(bearer(writer.secret)).send({ title: 'x' })).status).toBe(201)
    // Browsers ask without the key.
    expect((await preflight(anyPage, SEARCH, FOREIGN)).status).toBe(204)
  })

  test('with * and no keys it reads, and does not write', async () => {
    const open = await startTestServer({ engine: local.engine, security: { ...LOCAL, corsOrigins: ['*'] } })
    expect((await request(open.url).get(SEARCH).set('Origin', FOREIGN)).headers['access-control-allow-origin']).toBe(
      '*',
    )
    const put = await request(open.url).put(`${DOCUMENTS}/open`).set('Origin', FOREIGN).send({ title: 'x' })
    expect(put.body.code).toBe('origin_not_allowed')
    await open.close()
  })
})

test('behind a proxy that ends TLS, the page’s scheme is the proxy’s', async () => {
  const proxied = await startTestServer({ engine: local.engine, security: { ...LOCAL, trustProxy: 1 } })
  const own = proxied.url.replace('http:', 'https:')
  const put = (headers: Record<string, string>) =>
    request(proxied.url)
      .put(`${DOCUMENTS}/proxied`)
      .set({ Origin: own, ...headers })
      .send({ title: 'x' })
  expect((await put({})).status).toBe(403)
  expect((await put({ 'X-Forwarded-Proto': 'https' })).status).toBe(201)
  await proxied.close()
  expect(
    (await request(local.url).put(`${DOCUMENTS}/b`).set({ Origin: own, 'X-Forwarded-Proto': 'https' })).status,
  ).toBe(403)
})
