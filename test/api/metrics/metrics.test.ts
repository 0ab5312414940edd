import { request } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { createMetrics } from '../../../src/api/metrics/metrics.ts'
import type { Engine } from '../../../src/engines/engine.ts'
import { FihristError } from '../../../src/errors.ts'
import { createLightEngine } from '../support/light-engine.ts'
import { startTestServer, type TestServer } from '../support/start-test-server.ts'

const close: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const each of close.splice(0)) await each()
})

type Face = (engine: Engine) => Engine

async function start(face: Face = (engine) => engine, options: Parameters<typeof startTestServer>[0] = {}) {
  const server = await startTestServer({ engine: createLightEngine(), face, ...options })
  close.push(server.close)
  return server
}

/** The samples of a scrape, by name with labels. */
async function scrape({ url }: TestServer): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const samples = text.split('\n').filter((line) => /^[a-z]/.test(line))
  return Object.fromEntries(samples.map((line) => [line.replace(/ \S+$/, ''), Number(/\S+$/.exec(line)?.[0])]))
}

const send = (server: TestServer, path: string, init: RequestInit = {}) =>
  fetch(server.url + path, { headers: { 'Content-Type': 'application/json' }, ...init }).then((r) => r.arrayBuffer())

test('it is the text format of Prometheus, whole', async () => {
  const server = await start()
  const answer = await fetch(`${server.url}/metrics`)
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  const lines = (await answer.text()).split('\n').filter((line) => line !== '')
  const sample = /^fihrist_[a-z_]+(?:\{[a-z_]+="[^"]*"(?:,[a-z_]+="[^"]*")*\})? (?:\d[\d.e+-]*|NaN|\+Inf)$/
  expect(lines.filter((line) => !line.startsWith('# ') && !sample.test(line))).toEqual([])
})

test('requests are counted by route, method and status, and timed by route', async () => {
  const server = await start()
  for (const id of ['1', '2', '3']) await send(server, `/collections/articles/documents/${id}`)
  await send(server, '/collections', { method: 'POST', body: '{}' })
  const samples = await scrape(server)
  const route = 'route="/collections/:collection/documents/:id"'
  expect(samples).toMatchObject({
    [`fihrist_http_requests_total{${route},method="GET",status="404"}`]: 3,
    'fihrist_http_requests_total{route="/collections",method="POST",status="405"}': 1,
    [`fihrist_http_request_duration_seconds_count{${route}}`]: 3,
    [`fihrist_http_request_duration_seconds_bucket{le="+Inf",${route}}`]: 3,
  })
})

test('what clients make up makes no labels', async () => {
  const server = await start()
  const labels = async () => Object.keys(await scrape(server)).filter((name) => name.includes('route=')).length
  for (const path of ['/a', '/?q=a', '/collections/x']) await send(server, path)
  await labels()
  const before = await labels()
  for (let i = 0; i < 20; i++) await send(server, `/${i}/collections/${i}`)
  for (let i = 0; i < 20; i++) await send(server, `/collections/n${i}`)
  expect(await labels()).toBe(before)
  for (const method of ['PROPFIND', 'MKCOL', 'LOCK']) await send(server, '/a', { method })
  const samples = await scrape(server)
  expect(samples['fihrist_http_requests_total{route="none",method="other",status="404"}']).toBe(3)
})

test('a client that hangs up is counted as that', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const never = () => {
    resolve()
    return new Promise<never>(() => {})
  }
  const server = await start((engine) => ({ ...engine, render: never }))
  const path = '/collections/articles/documents/1'
  const sent = request({ host: '127.0.0.1', port: server.port, path }).on('error', () => {})
  sent.end()
  await promise
  sent.destroy()
  const name =
    'fihrist_http_requests_total{route="/collections/:collection/documents/:id",method="GET",status="aborted"}'
  await expect.poll(async () => (await scrape(server))[name]).toBe(1)
})

test('searches by what became of them, and the queue', async () => {
  const answers: (() => Promise<never> | ReturnType<Engine['search']>)[] = []
  const none = { total: { value: 0, relation: 'eq' as const }, hits: [] }
  const server = await start((engine) => ({ ...engine, search: () => answers.shift()?.() ?? Promise.resolve(none) }), {
    mostWaiting: 1,
    timeout: 60_000,
  })
  const search = (q: string) => send(server, `/collections/articles/search?q=${q}`)
  await search('a')
  answers.push(() => Promise.reject(new FihristError('search_timeout', 'too long')))
  await search('a')
  answers.push(() => Promise.reject(new Error('broken')))
  await search('a')
  const { promise: held, resolve: release } = Promise.withResolvers<typeof none>()
  answers.push(() => held)
  const asked = [search('a'), search('a'), search('a')]
  await expect.poll(async () => (await scrape(server)).fihrist_search_queue_refused_total).toBe(1)
  const during = await scrape(server)
  expect(during).toMatchObject({ fihrist_search_queue_running: 1, fihrist_search_queue_waiting: 1 })
  release(none)
  await Promise.all(asked)
  expect(await scrape(server)).toMatchObject({
    'fihrist_searches_total{outcome="answered"}': 3,
    'fihrist_searches_total{outcome="search_timeout"}': 1,
    'fihrist_searches_total{outcome="too_busy"}': 1,
    'fihrist_searches_total{outcome="failed"}': 1,
    fihrist_search_queue_running: 0,
    fihrist_search_queue_waiting: 0,
    fihrist_search_queue_timed_out_total: 0,
  })
})

test('documents by what became of them, of bulk writes and of single ones', async () => {
  const server = await start()
  const path = '/collections/articles/documents'
  const bulk = [
    { id: '1', title: 'a' },
    { id: '2', title: 'b' },
    { id: '3', titel: 'c' },
  ]
  await send(server, path, { method: 'POST', body: JSON.stringify(bulk) })
  await send(server, `${path}/4`, { method: 'PUT', body: '{"title":"d"}' })
  await send(server, `${path}/4`, { method: 'PUT', body: '{"title":"d"}' })
  await send(server, `${path}/5`, { method: 'PUT', body: '{"titel":"d"}' })
  await send(server, `${path}/4`, { method: 'DELETE' })
  await send(server, `${path}/4`, { method: 'DELETE' })
  expect(await scrape(server)).toMatchObject({
    'fihrist_documents_written_total{outcome="indexed"}': 3,
    'fihrist_documents_written_total{outcome="unchanged"}': 1,
    'fihrist_documents_written_total{outcome="rejected"}': 2,
    'fihrist_documents_written_total{outcome="deleted"}': 1,
    'fihrist_collection_documents{collection="articles"}': 2,
  })
})

test('memory, processor, event loop and start of the process, where they are wanted', async () => {
  const info = { version: '1.2.3', engine: 'sqlite', analyzer: '5' }
  const server = await start(undefined, { metrics: createMetrics({ info, ofProcess: true }) })
  expect(await scrape(server)).toMatchObject({
    'fihrist_build_info{version="1.2.3",engine="sqlite",analyzer="5"}': 1,
    process_resident_memory_bytes: expect.any(Number),
    process_cpu_seconds_total: expect.any(Number),
    process_start_time_seconds: expect.any(Number),
    nodejs_eventloop_lag_p99_seconds: expect.any(Number),
  })
})
