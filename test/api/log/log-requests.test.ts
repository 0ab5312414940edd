import { request } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { createLog } from '../../../src/api/log/log.ts'
import type { RequestLogSettings } from '../../../src/api/log/log-requests.ts'
import { bearer, makeKey, withKeys } from '../security/support/callers.ts'
import { createLightEngine } from '../support/light-engine.ts'
import { startTestServer } from '../support/start-test-server.ts'

const admin = makeKey({ role: 'admin' })
const close: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const each of close.splice(0)) await each()
})

type Line = Readonly<Record<string, unknown>>

async function start(requestLog: RequestLogSettings = { slow: 60_000, queries: false }, options = {}) {
  const lines: Line[] = []
  const log = createLog({ level: 'debug', write: (line) => lines.push(JSON.parse(line)) })
  const server = await startTestServer({
    engine: createLightEngine(),
    log,
    requestLog,
    reportFailure: undefined,
    ...options,
  })
  close.push(server.close)
  /** The lines of a request, once it is over. */
  const ask = async (path: string, init: RequestInit = {}) => {
    const before = lines.length
    const answer = await fetch(server.url + path, init)
    await answer.arrayBuffer()
    const id = answer.headers.get('x-request-id')
    await expect.poll(() => lines.slice(before).some((line) => line.id === id && 'status' in line)).toBe(true)
    return { answer, id, lines: lines.slice(before) }
  }
  return { server, lines, ask }
}

test('a request is one line: id, method, pattern of the route, status, time, size', async () => {
  const { ask } = await start()
  const { id, lines } = await ask('/collections/articles/documents/secret-id')
  expect(lines).toEqual([
    {
      level: 'info',
      time: expect.any(String),
      id,
      method: 'GET',
      route: '/collections/:collection/documents/:id',
      status: 404,
      ms: expect.any(Number),
      bytes: expect.any(Number),
      code: 'not_found',
      msg: 'request',
    },
  ])
  expect((await ask('/no/such/path')).lines).toMatchObject([{ route: null, status: 404, code: 'route_not_found' }])
  expect((await ask('/collections?%ff')).lines).toMatchObject([{ route: '/collections', status: 400 }])
  expect((await ask('/collections', { method: 'PATCH' })).lines).toMatchObject([{ method: 'PATCH', status: 405 }])
})

test.each(['7f3a', 'Root=1-67891233-abcdef012345678912345678', '4bf92f/a:b+c@d-e_f.g='])(
  'the sender’s id %s is taken over',
  async (sent) => {
    const { ask } = await start()
    const { id, lines } = await ask('/', { headers: { 'X-Request-Id': sent } })
    expect([id, lines[0]?.id]).toEqual([sent, sent])
  },
)

test.each(['', 'a b', 'a"b', 'é', '<b>', 'a,b', 'x'.repeat(129)])('the id %j is not: one is made', async (sent) => {
  const { ask } = await start()
  const { id, lines } = await ask('/', { headers: { 'X-Request-Id': sent } })
  expect(id).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/)
  expect(lines[0]?.id).toBe(id)
})

test('who watches the process fills no log', async () => {
  const { ask } = await start()
  for (const path of ['/health', '/ready']) expect((await ask(path)).lines).toMatchObject([{ level: 'debug' }])
})

const post = (body: unknown) => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json' },
})

test('a slow request is a warning with its query’s length, and no query', async () => {
  const { ask } = await start({ slow: 0, queries: false })
  const slow = { level: 'warn', msg: 'slow request', queryLength: 5 }
  for (const line of [
    (await ask('/collections/articles/search?q=abcde')).lines[0],
    (await ask('/collections/articles/search', post({ q: 'abcde' }))).lines[0],
    (await ask('/?q=abcde')).lines[0],
  ]) {
    expect(line).toMatchObject(slow)
    expect(JSON.stringify(line)).not.toContain('abcde')
  }
  const [other] = (await ask('/collections')).lines
  expect(other).toMatchObject({ level: 'warn' })
  expect(other).not.toHaveProperty('queryLength')
})

test('no query is in the log, unless it was asked for', async () => {
  const silent = await start()
  const [line] = (await silent.ask('/collections/articles/search?q=abcde')).lines
  expect(line).not.toHaveProperty('query')
  expect(line).not.toHaveProperty('queryLength')
  const told = await start({ slow: undefined, queries: true })
  expect((await told.ask('/?q=abcde')).lines).toMatchObject([{ level: 'info', query: 'abcde', queryLength: 5 }])
  const [long] = (await told.ask('/collections/articles/search', post({ q: 'x'.repeat(5000) }))).lines
  expect(long).toMatchObject({ queryLength: 5000, query: 'x'.repeat(2000) })
})

test('a failure of the server is there with its stack and the id of its request, and no key', async () => {
  const broken = () => Promise.reject(new Error('the disk is on fire'))
  const security = withKeys([admin.key])
  const face = (engine: object) => ({ ...engine, search: broken })
  const { ask } = await start(undefined, { security, face })
  const path = `/collections/articles/search?q=a&access_token=${admin.secret}`
  const refused = await ask(path, { headers: bearer(admin.secret) })
  const failed = await ask('/collections/articles/search?q=a', { headers: bearer(admin.secret) })
  expect(failed.lines).toMatchObject([
    { level: 'error', id: failed.id, msg: 'failed', err: { stack: expect.stringContaining('the disk is on fire\n') } },
    { level: 'info', id: failed.id, status: 500, code: 'internal' },
  ])
  expect(JSON.stringify([refused.lines, failed.lines])).not.toMatch(/fh_admin|Bearer|authorization/i)
})

test('a client that hangs up is said to have done so', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const never = () => {
    resolve()
    return new Promise<never>(() => {})
  }
  const { server, lines } = await start(undefined, { face: (engine: object) => ({ ...engine, render: never }) })
  const { port } = new URL(server.url)
  const sent = request({ host: '127.0.0.1', port, path: '/collections/articles/documents/1' }).on('error', () => {})
  sent.end()
  await promise
  sent.destroy()
  await expect.poll(() => lines.length).toBe(1)
  expect(lines).toMatchObject([{ level: 'info', aborted: true, status: null, msg: 'request aborted by the client' }])
})
