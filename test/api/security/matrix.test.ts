import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../../src/api/create-app.ts'
import { createSearcher } from '../../../src/search/create-searcher.ts'
import { ARTICLES } from '../support/articles.ts'
import { createLightEngine } from '../support/light-engine.ts'
import { analyzer, mapping, startTestServer, type TestServer } from '../support/start-test-server.ts'
import { bearer, makeKey, withKeys } from './support/callers.ts'
import { routesOf } from './support/routes-of.ts'

const [, , BREAD] = ARTICLES

/** Who asks, and which column of the table is theirs. */
const CALLERS = [
  { name: 'none', column: 'stranger', secret: undefined },
  { name: 'garbage', column: 'stranger', secret: 'fh_admin_guessed' },
  { name: 'expired', column: 'stranger', ...makeKey({ role: 'admin', expires: '2026-01-02T00:00:00.000Z' }) },
  { name: 'revoked', column: 'stranger', ...makeKey({ role: 'admin' }) },
  { name: 'search', column: 'search', ...makeKey() },
  { name: 'search, with a filter', column: 'search', ...makeKey({ filter: 'source = "المرفأ"' }) },
  { name: 'search, articles only', column: 'searchArticles', ...makeKey({ collections: ['articles'] }) },
  { name: 'write', column: 'write', ...makeKey({ role: 'write' }) },
  { name: 'write, articles only', column: 'writeArticles', ...makeKey({ role: 'write', collections: ['articles'] }) },
  { name: 'admin', column: 'admin', ...makeKey({ role: 'admin' }) },
] as const

type Column = (typeof CALLERS)[number]['column']
type Row = Readonly<Record<Column, string>>

const ROWS = {
  /** The status in the collection articles, and in books. */
  anybody: row('200 200', '200 200', '200 200', '200 200', '200 200', '200 200'),
  list: row('401 401', '200 200', '200 200', '200 200', '200 200', '200 200'),
  search: row('401 401', '200 200', '200 404', '200 200', '200 404', '200 200'),
  write: row('401 401', '403 403', '403 403', '200 200', '200 404', '200 200'),
  admin: row('401 401', '403 403', '403 403', '403 403', '403 403', '200 200'),
  remove: row('401 401', '403 403', '403 403', '403 403', '403 403', '204 204'),
}

function row(...[stranger, search, searchArticles, write, writeArticles, admin]: [...Six<string>]): Row {
  return { stranger, search, searchArticles, write, writeArticles, admin }
}

type Six<T> = readonly [T, T, T, T, T, T]
type Asked = readonly [row: Row, path: string, body?: unknown]

/** What each route asks of whom. One that is not here fails the test: say who may use it. */
const MATRIX: Readonly<Record<string, Asked>> = {
  'GET /health': [ROWS.anybody, '/health'],
  'GET /ready': [ROWS.anybody, '/ready'],
  'GET /metrics': [ROWS.admin, '/metrics'],
  'GET /style.css': [ROWS.anybody, '/style.css'],
  'GET /': [ROWS.search, '/?collection=NAME&q=a'],
  'GET /documents': [ROWS.search, '/documents?collection=NAME&id=3'],
  'GET /collections': [ROWS.list, '/collections'],
  'GET /collections/:collection': [ROWS.search, '/collections/NAME'],
  'PUT /collections/:collection': [ROWS.admin, '/collections/NAME', { fields: mapping.fields }],
  'DELETE /collections/:collection': [ROWS.remove, '/collections/NAME'],
  'POST /collections/:collection/analyze': [ROWS.search, '/collections/NAME/analyze', { text: 'a' }],
  'GET /collections/:collection/search': [ROWS.search, '/collections/NAME/search'],
  'POST /collections/:collection/search': [ROWS.search, '/collections/NAME/search', {}],
  'GET /collections/:collection/documents/:id': [ROWS.search, '/collections/NAME/documents/3'],
  'PUT /collections/:collection/documents/:id': [ROWS.write, '/collections/NAME/documents/3', BREAD],
  'POST /collections/:collection/documents': [ROWS.write, '/collections/NAME/documents', [BREAD]],
  'DELETE /collections/:collection/documents': [ROWS.write, '/collections/NAME/documents?filter=EXISTS+source'],
  'DELETE /collections/:collection/documents/:id': [ROWS.write, '/collections/NAME/documents/3'],
}

let server: TestServer
beforeAll(async () => {
  const keys = CALLERS.flatMap((caller) => ('key' in caller && caller.name !== 'revoked' ? [caller.key] : []))
  server = await startTestServer({
    engine: createLightEngine(),
    collections: ['articles', 'books'],
    security: withKeys(keys),
  })
})
afterAll(() => server.close())

test('every route stands in the table, and nothing else', () => {
  const { engine, indexer } = server
  const app = createApp({ engine, analyzer, indexer, searcher: createSearcher({ engine, analyzer }) })
  expect(routesOf(app.router).toSorted()).toEqual(Object.keys(MATRIX).toSorted())
})

describe.each(Object.entries(MATRIX))('%s', (route, [row, path, body]) => {
  test.each(CALLERS)('$name', async ({ column, secret }) => {
    const statuses: number[] = []
    for (const name of ['articles', 'books']) {
      await server.engine.open({ name, mapping, analyzerVersion: analyzer.version })
      await server.indexer.putDocument(name, mapping, BREAD)
      const answer = await fetch(server.url + path.replace('NAME', name), {
        method: route.replace(/ .*/, ''),
        headers: { ...(secret && bearer(secret)), ...(body !== undefined && { 'Content-Type': 'application/json' }) },
        body: body === undefined ? null : JSON.stringify(body),
      })
      await answer.arrayBuffer()
      statuses.push(answer.status)
      expect(answer.headers.get('www-authenticate')).toBe(answer.status === 401 ? 'Bearer' : null)
    }
    expect(statuses.join(' ')).toBe(row[column])
  })
})
