import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../support/start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const SEARCH = '/collections/articles/search'

test.each([
  ['GET', '/nothing', 404, 'route_not_found'],
  ['GET', '/nothing%ZZ', 404, 'route_not_found'],
  ['GET', '/collections/%ZZ', 400, 'bad_request'],
  ['GET', '/collections/articles/documents/%DE%E3', 400, 'bad_request'],
  ['GET', `${SEARCH}?q=%ZZ`, 400, 'bad_request'],
  ['DELETE', '/collections', 405, 'method_not_allowed'],
  ['PATCH', '/collections/articles/documents/a', 405, 'method_not_allowed'],
  ['GET', '/collections/articles/documents', 405, 'method_not_allowed'],
  ['POST', '/', 405, 'method_not_allowed'],
  ['PUT', '/health', 405, 'method_not_allowed'],
])('%s %s is answered with %d %s', async (method, path, status, code) => {
  const answer = await fetch(`${server.url}${path}`, { method })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(await answer.json()).toMatchObject({ type: `urn:fihrist:error:${code}`, status, code })
})

test('405 says what is allowed, and so does OPTIONS', async () => {
  expect((await request(server.url).put(SEARCH)).headers.allow).toBe('GET, HEAD, POST, OPTIONS')
  const { status, headers } = await request(server.url).options('/collections/articles/documents/a')
  expect([status, headers.allow]).toEqual([204, 'GET, HEAD, PUT, DELETE, OPTIONS'])
})

describe('bodies', () => {
  const post = (type: string, body: string | Buffer) =>
    request(server.url)
      .post(SEARCH)
      .set('Content-Type', type)
      .serialize((data: unknown) => data as string)
      .send(body)

  test.each([
    ['no JSON', 'application/json', '{"q":', 400, 'bad_request', 'JSON'],
    ['another type', 'text/plain', '{"q":"a"}', 415, 'unsupported_media_type', 'application/json'],
    ['a form', 'application/x-www-form-urlencoded', 'q=a', 415, 'unsupported_media_type', 'application/json'],
    ['another charset', 'application/json; charset=windows-1256', '{}', 415, 'unsupported_media_type', 'windows-1256'],
    ['an unknown charset', 'application/json; charset=nonsense', '{}', 415, 'unsupported_media_type', 'nonsense'],
    ['over the limit', 'application/json', `{"q":"${'a'.repeat(1024 * 1024)}"}`, 413, 'too_large', '1048576'],
    ['too deep', 'application/json', `${'['.repeat(200_000)}`, 400, 'bad_request', ''],
  ])('%s', async (_why, type, body, status, code, detail) => {
    const answer = await post(type, body)
    expect(answer.type).toBe('application/problem+json')
    expect(answer.body).toMatchObject({ status, code, detail: expect.stringContaining(detail) })
  })

  test('bytes that are not UTF-8', async () => {
    const answer = await fetch(`${server.url}${SEARCH}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: Buffer.from('{"q":"\xde\xe3\xcd"}', 'latin1'),
    })
    expect(await answer.json()).toMatchObject({ status: 400, code: 'bad_request', detail: 'the body is not UTF-8' })
  })

  test('an unknown compression', async () => {
    const answer = await request(server.url).post(SEARCH).set('Content-Encoding', 'snappy').send({ q: 'a' })
    expect(answer.body).toMatchObject({ status: 415, code: 'unsupported_media_type' })
  })

  test.each(['gzip', 'deflate', 'br'])('a body that is not packed as it says: %s', async (encoding) => {
    const answer = await fetch(`${server.url}${SEARCH}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Encoding': encoding },
      body: 'abcdefgh',
    })
    const detail = 'the body is not packed as its Content-Encoding says'
    expect(await answer.json()).toMatchObject({ status: 400, code: 'bad_request', detail })
  })

  test('a byte order mark is no error', async () => {
    expect((await post('application/json; charset=utf-8', '\ufeff{"q":"a"}')).status).toBe(200)
  })
})

test('a failure of the server is reported, and its reason kept from the client', async () => {
  const search = () => Promise.reject(new Error('ENOENT: /var/lib/secret'))
  const broken = await startTestServer({ face: (engine) => ({ ...engine, search }) })
  const { status, text, body } = await request(broken.url).get(SEARCH)
  expect([status, body.code]).toEqual([500, 'internal'])
  expect(text).not.toMatch(/secret|\.ts/)
  expect(String(broken.failures)).toContain('secret')
  await broken.close()
})

test('what clients do wrong is not reported as a failure', () => {
  expect(server.failures).toEqual([])
})

test.each(['/', '/health', '/nothing', SEARCH])('%s has the headers that keep browsers safe', async (path) => {
  const { headers } = await request(server.url).get(path)
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBe('no-referrer')
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; /)
  expect(headers['content-security-policy']).not.toMatch(/script-src|unsafe/)
  expect(headers['x-powered-by']).toBeUndefined()
})
