import { afterEach, expect, test } from 'vitest'
import { LOCAL, type Security } from '../../../src/api/security/security.ts'
import { createLightEngine } from '../support/light-engine.ts'
import { startTestServer, type TestServer } from '../support/start-test-server.ts'
import { bearer, makeKey, withKeys } from './support/callers.ts'

const SEARCH = '/collections/articles/search?limit=0'
const rateLimit = { perSecond: 0.01, burst: 2 }

let server: TestServer
afterEach(() => server.close())

async function start(security: Security): Promise<void> {
  server = await startTestServer({ engine: createLightEngine(), security })
}

const ask = (headers: Record<string, string> = {}, path = SEARCH) => fetch(server.url + path, { headers })

/** The statuses of requests one after another. */
async function statuses(times: number, headers: Record<string, string> = {}, path = SEARCH): Promise<number[]> {
  const found: number[] = []
  for (let i = 0; i < times; i++) found.push((await ask(headers, path)).status)
  return found
}

test('who asks too often is told when to ask again; who watches the process never is', async () => {
  await start({ ...LOCAL, rateLimit })
  expect(await statuses(3)).toEqual([200, 200, 429])
  const refused = await ask()
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(90)
  expect(await refused.json()).toMatchObject({ code: 'rate_limited', status: 429 })
  for (const path of ['/health', '/ready', '/style.css']) expect((await ask({}, path)).status).toBe(200)
})

test('the page says so as a page', async () => {
  await start({ ...LOCAL, rateLimit })
  await statuses(2)
  const page = await ask({}, '/')
  expect([page.status, page.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^\d+$/)])
  expect(await page.text()).toContain('طلبات كثيرة')
})

test('keys are counted each by itself, and guesses by their address', async () => {
  const [one, two] = [makeKey(), makeKey()]
  await start(withKeys([one.key, two.key], { rateLimit }))
  expect(await statuses(3, bearer(one.secret))).toEqual([200, 200, 429])
  expect(await statuses(3, bearer(two.secret))).toEqual([200, 200, 429])
  expect(await statuses(1, bearer('fh_search_guess1'))).toEqual([401])
  expect(await statuses(2, bearer('fh_search_guess2'))).toEqual([401, 429])
})

test('visitors of the page are counted by address, not as its key', async () => {
  const key = makeKey()
  await start(withKeys([key.key], { rateLimit, pageKey: key.secret }))
  expect(await statuses(3, {}, '/')).toEqual([200, 200, 429])
  expect(await statuses(1, bearer(key.secret))).toEqual([200])
})

test('without a proxy nobody chooses the address', async () => {
  await start({ ...LOCAL, rateLimit })
  expect(await statuses(2, { 'X-Forwarded-For': '192.0.2.1' })).toEqual([200, 200])
  expect(await statuses(1, { 'X-Forwarded-For': '192.0.2.2' })).toEqual([429])
})

test('behind a proxy its word counts, and the client’s own does not', async () => {
  await start({ ...LOCAL, rateLimit, trustProxy: 1 })
  expect(await statuses(3, { 'X-Forwarded-For': '192.0.2.9, 192.0.2.1' })).toEqual([200, 200, 429])
  expect(await statuses(1, { 'X-Forwarded-For': '198.51.100.1, 192.0.2.1' })).toEqual([429])
  expect(await statuses(1, { 'X-Forwarded-For': '192.0.2.2' })).toEqual([200])
})
