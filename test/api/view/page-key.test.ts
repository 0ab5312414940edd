import { afterAll, beforeAll, expect, test } from 'vitest'
import { bearer, makeKey, withKeys } from '../security/support/callers.ts'
import { ARTICLES } from '../support/articles.ts'
import { startTestServer, type TestServer } from '../support/start-test-server.ts'

const port = makeKey({ filter: 'source = "المرفأ"' })
const all = makeKey()
const HIDDEN = 'science/wheat-dna.md'

let server: TestServer
let page: TestServer
beforeAll(async () => {
  const keys = [port.key, all.key]
  server = await startTestServer({ collections: ['articles', 'books'], documents: ARTICLES, security: withKeys(keys) })
  page = await startTestServer({ engine: server.engine, security: withKeys(keys, { pageKey: port.secret }) })
})
afterAll(async () => {
  await page.close()
  await server.close()
})

const read = async (server: TestServer, path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(server.url + path, { headers })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

test('searches with its own key’s eyes', async () => {
  const { status, text } = await read(page, `/?q=${encodeURIComponent('القمح')}`)
  expect(status).toBe(200)
  expect(text).toContain('سعر <mark>القمح</mark>')
  expect(text).not.toContain('أصل')
  expect((await read(page, '/')).text).toContain('وثيقتين')
  expect((await read(page, `/documents?collection=articles&id=${encodeURIComponent(HIDDEN)}`)).status).toBe(404)
  expect((await read(page, '/documents?collection=articles&id=3')).status).toBe(200)
})

test('names no collection that its key does not know', async () => {
  const key = makeKey({ collections: ['articles'] })
  const security = withKeys([key.key], { pageKey: key.secret })
  const narrow = await startTestServer({ engine: server.engine, security })
  expect((await read(page, '/')).text).toContain('books')
  expect((await read(narrow, '/')).text).not.toContain('books')
  await narrow.close()
})

test('is no way to the API', async () => {
  expect((await read(page, '/collections/articles/search')).status).toBe(401)
})

test('takes a sent key before its own, and no wrong one', async () => {
  expect((await read(page, `/?q=${encodeURIComponent('القمح')}`, bearer(all.secret))).text).toContain('أصل')
  expect((await read(page, '/', bearer('fh_search_guessed'))).status).toBe(401)
})

test.each(['/', '/documents?collection=articles&id=3'])('%s says in Arabic that it has no key', async (path) => {
  const { status, text, headers } = await read(server, path)
  expect([status, headers.get('content-type'), headers.get('www-authenticate')]).toEqual([
    401,
    'text/html; charset=utf-8',
    'Bearer',
  ])
  expect(text).toContain('لا مفتاح صالحًا لهذه الصفحة')
  expect(text).toContain('FIHRIST_PAGE_KEY')
})

test.each([
  ['unknown', 'fh_search_unknown', []],
  ['a key to more than searching', ...listed(makeKey({ role: 'write' }))],
  ['expired', ...listed(makeKey({ expires: '2026-01-02T00:00:00.000Z' }))],
])('is closed when its key is %s', async (_why, pageKey, keys) => {
  const closed = await startTestServer({ engine: server.engine, security: withKeys(keys, { pageKey }) })
  expect((await read(closed, '/')).status).toBe(401)
  await closed.close()
})

function listed({ key, secret }: ReturnType<typeof makeKey>) {
  return [secret, [key]] as const
}
