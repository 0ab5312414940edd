import { inspect } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLightEngine } from '../support/light-engine.ts'
import { startTestServer, type TestServer } from '../support/start-test-server.ts'
import { bearer, makeKey, withKeys } from './support/callers.ts'

const admin = makeKey({ role: 'admin' })
const guess = 'fh_admin_this-is-a-guess'

let server: TestServer
beforeAll(async () => {
  const broken = () => Promise.reject(new Error('the disk is on fire'))
  server = await startTestServer({
    engine: createLightEngine(),
    security: withKeys([admin.key]),
    face: (engine) => ({ ...engine, search: broken, get: broken, render: broken }),
  })
})
afterAll(() => server.close())

test.each([
  ['a failure of the engine', 'GET', '/collections/articles/search', admin.secret, 500],
  ['a failure of the engine, in a document', 'GET', '/collections/articles/documents/a', admin.secret, 500],
  ['a failure of the page', 'GET', '/?q=a', admin.secret, 500],
  ['a guess', 'GET', '/collections/articles/search', guess, 401],
  ['a guess at the page', 'GET', '/', guess, 401],
  ['a broken body', 'POST', '/collections/articles/search', admin.secret, 400],
  ['a missing route', 'GET', '/nothing', admin.secret, 404],
  ['a wrong method', 'PATCH', '/collections', admin.secret, 405],
])('%s tells nobody the key', async (_what, method, path, secret, status) => {
  const answer = await fetch(server.url + path, {
    method,
    headers: { ...bearer(secret), 'Content-Type': 'application/json' },
    body: method === 'POST' ? '{"q":' : null,
  })
  const told = `${await answer.text()}${JSON.stringify([...answer.headers])}`
  expect(answer.status).toBe(status)
  expect(told).not.toContain(secret)
  expect(told).not.toContain(admin.key.hash)
})

test('what was reported holds no key, however deep one looks', () => {
  expect(server.failures).toHaveLength(3)
  const reported = inspect(server.failures, { depth: 12, showHidden: true })
  expect(reported).toContain('the disk is on fire')
  expect(reported).not.toMatch(/fh_admin|Bearer|authorization/i)
})

test.each(['key', 'access_token', 'api_key'])('a key in the address is none: ?%s=', async (name) => {
  const answer = await fetch(`${server.url}/collections?${name}=${admin.secret}`)
  expect(answer.status).toBe(401)
  expect(await answer.text()).not.toContain(admin.secret)
})

test.each([`Basic ${admin.secret}`, admin.secret, 'Bearer', `Bearer ${admin.secret} x`, `Bearer x${admin.secret}`])(
  'another way to send it is none: %.12s…',
  async (authorization) => {
    const answer = await fetch(`${server.url}/collections`, { headers: { Authorization: authorization } })
    expect(answer.status).toBe(401)
  },
)

test('the scheme’s name is read in any case', async () => {
  const answer = await fetch(`${server.url}/collections`, { headers: { Authorization: `bearer ${admin.secret}` } })
  expect(answer.status).toBe(200)
})
