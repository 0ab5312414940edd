import { afterEach, beforeEach, expect, test } from 'vitest'
import { FihristError } from '../../../src/errors.ts'
import { ARTICLES } from '../support/articles.ts'
import { createLightEngine } from '../support/light-engine.ts'
import { startTestServer, type TestServer } from '../support/start-test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer({ documents: ARTICLES, engine: createLightEngine() })
})
afterEach(() => server.close())

async function remove(parameters: Record<string, string>, name = 'articles') {
  const query = new URLSearchParams(parameters)
  const response = await fetch(`${server.url}/collections/${name}/documents?${query}`, { method: 'DELETE' })
  return { status: response.status, body: await response.json() }
}

async function count(): Promise<number> {
  const answer = await fetch(`${server.url}/collections/articles`)
  return ((await answer.json()) as { readonly documents: number }).documents
}

test('a dry run counts, and the same without it deletes', async () => {
  const filter = 'source = "المرفأ" AND EXISTS date'
  expect(await remove({ filter, dry_run: 'true' })).toEqual({ status: 200, body: { matched: 1, deleted: 0 } })
  expect(await count()).toBe(3)
  expect(await remove({ filter })).toEqual({ status: 200, body: { matched: 1, deleted: 1, complete: true } })
  expect(await remove({ filter, dry_run: 'false' })).toMatchObject({ body: { matched: 0, deleted: 0, complete: true } })
  expect(await count()).toBe(2)
  expect((await fetch(`${server.url}/collections/articles/documents/3`)).status).toBe(200)
})

test.each([
  ['no filter', {}, 400, 'bad_request'],
  ['an empty filter', { filter: ' ' }, 400, 'bad_request'],
  ['an empty dry run', { filter: '', dry_run: 'true' }, 400, 'bad_request'],
  ['an unknown field', { filter: 'sourse = x' }, 400, 'bad_filter'],
  ['half a filter', { filter: 'source = x AND' }, 400, 'bad_filter'],
  ['an unknown parameter', { filter: 'source = x', dryrun: 'true' }, 400, 'bad_request'],
  ['another dry run', { filter: 'EXISTS source', dry_run: 'yes' }, 400, 'bad_request'],
])('%s is refused, and nothing is deleted', async (_, parameters, status, code) => {
  expect(await remove(parameters as Record<string, string>)).toMatchObject({ status, body: { code } })
  expect(await count()).toBe(3)
})

test('of a collection that is not there nothing can be deleted', async () => {
  expect(await remove({ filter: 'EXISTS source' }, 'none')).toMatchObject({ status: 404 })
})

test('pages from elsewhere may not', async () => {
  const url = `${server.url}/collections/articles/documents?filter=EXISTS%20source`
  const answer = await fetch(url, { method: 'DELETE', headers: { Origin: 'https://example.org' } })
  expect([answer.status, await count()]).toEqual([403, 3])
})

test('a failure says what was deleted before it', async () => {
  const engine = createLightEngine()
  let steps = 0
  const failing: typeof engine = {
    ...engine,
    deleteMatching: async () => {
      if (++steps > 2) throw new FihristError('storage_full', 'full')
      return 1
    },
  }
  await server.close()
  server = await startTestServer({ documents: ARTICLES, engine: failing })
  const results = { matched: 3, deleted: 2, complete: false }
  expect(await remove({ filter: 'EXISTS source' })).toMatchObject({
    status: 507,
    body: { code: 'storage_full', results },
  })
})
