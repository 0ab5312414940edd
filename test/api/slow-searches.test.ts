import { request as ask } from 'node:http'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../src/engines/engine.ts'
import { searchTimeout } from '../../src/errors.ts'
import { ARTICLES } from './support/articles.ts'
import { startTestServer, type TestServer } from './support/start-test-server.ts'

const SEARCH = '/collections/articles/search'
const search = (server: TestServer, q: string) => request(server.url).get(SEARCH).query({ q })

describe('a document and queries that were made to take long', () => {
  let server: TestServer
  beforeAll(async () => {
    const bomb = { id: 'bomb', title: 'قنبلة', text: 'قنبلة '.repeat(100_000) }
    const common = { id: 'common', title: 'في', text: 'في البيت '.repeat(50_000) }
    server = await startTestServer({ documents: [...ARTICLES, bomb, common], timeout: 2000 })
  })
  afterAll(() => server.close())

  const words = (word: string, times: number): string => Array(times).fill(word).join(' ')
  const HOSTILE = [
    `"${words('قنبلة', 5)}"~10`,
    `"${words('في', 39)}"~10`,
    `"${words('قنبلة', 100)}"`,
    words('قنبلة', 150),
    `"${words('البيت', 60)}"~3`,
  ]

  test.each(HOSTILE)('is answered or given up in time: %s', async (q) => {
    const began = performance.now()
    const { status, body, headers } = await search(server, q)
    expect([200, 503]).toContain(status)
    if (status === 503) {
      expect(body.code).toBe('search_timeout')
      // The same would take as long again.
      expect(headers['retry-after']).toBeUndefined()
    }
    // 30 s before phrases with room were linear; twice the deadline is for slow machines.
    expect((performance.now() - began) / 1000).toBeLessThan(5)
  })

  test('keep nothing else waiting', async () => {
    const slow = HOSTILE.map((q) => search(server, q).then(({ status }) => status))
    const began = performance.now()
    const others = await Promise.all([
      request(server.url).get('/ready'),
      request(server.url).get('/collections/articles/documents/wheat'),
      request(server.url).get('/collections/articles'),
      request(server.url).get('/'),
      request(server.url).put('/collections/articles/documents/new').send({ title: 'x', text: 'y' }),
    ])
    const seconds = (performance.now() - began) / 1000
    expect(others.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
    expect(seconds).toBeLessThan(2)
    await Promise.all(slow)
  })
})

describe('searches that last', () => {
  /** Searches that end when `finish` is called; `begun` tells how many have begun. */
  async function startSlow(mostWaiting: number) {
    const ends: (() => void)[] = []
    let begun = 0
    const face = (engine: Engine): Engine => ({
      ...engine,
      searchesAtOnce: 1,
      search: async (name, asked) => {
        begun++
        await new Promise<void>((resolve) => ends.push(resolve))
        return engine.search(name, asked)
      },
    })
    const server = await startTestServer({ documents: ARTICLES, face, mostWaiting })
    const finish = () => {
      for (const end of ends.splice(0)) end()
    }
    return { server, finish, begun: () => begun }
  }

  const until = async (check: () => boolean) => {
    while (!check()) await new Promise((resolve) => setTimeout(resolve, 5))
  }

  test('beyond a number are refused with 429 and when to come back', async () => {
    const { server, finish, begun } = await startSlow(0)
    const first = search(server, 'القمح').then(({ status }) => status)
    await until(() => begun() === 1)
    const { status, body, headers } = await search(server, 'القمح')
    expect([status, body.code, headers['retry-after']]).toEqual([429, 'too_busy', '2'])
    finish()
    expect(await first).toBe(200)
    await server.close()
  })

  test('are not begun when the client has hung up', async () => {
    const { server, finish, begun } = await startSlow(10)
    const first = search(server, 'القمح').then(({ status }) => status)
    await until(() => begun() === 1)
    const hangUp = ask(`${server.url}${SEARCH}?q=x`).on('error', () => {})
    hangUp.end()
    await new Promise((resolve) => setTimeout(resolve, 100))
    hangUp.destroy()
    await new Promise((resolve) => setTimeout(resolve, 100))
    finish()
    expect(await first).toBe(200)
    const third = search(server, 'القمح').then(({ status }) => status)
    await until(() => begun() === 2)
    finish()
    expect(await third).toBe(200)
    expect(begun()).toBe(2)
    expect(server.failures).toEqual([])
    await server.close()
  })

  test('say what was too much when their time is over', async () => {
    const face = (engine: Engine): Engine => ({ ...engine, search: () => Promise.reject(searchTimeout('القمح')) })
    const server = await startTestServer({ face, timeout: 2000 })
    const { status, type, body } = await search(server, 'القمح')
    expect([status, type]).toEqual([503, 'application/problem+json'])
    expect(body).toMatchObject({ code: 'search_timeout', part: 'القمح', timeout: 2000 })
    expect(body.detail).toContain('given up after 2 s')
    const page = await request(server.url).get('/').query({ q: 'القمح' })
    expect([page.status, page.type, page.headers['retry-after']]).toEqual([503, 'text/html', undefined])
    await server.close()
  })
})
