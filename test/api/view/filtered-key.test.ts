import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SearchAnswer } from '../../../src/search/answer.ts'
import { bearer, makeKey, withKeys } from '../security/support/callers.ts'
import { ARTICLES } from '../support/articles.ts'
import { startTestServer, type TestServer } from '../support/start-test-server.ts'

const FILTER = 'source = "المرفأ"'
const SEEN = ['3', 'economy/wheat.md']
const HIDDEN = 'science/wheat-dna.md'

const port = makeKey({ filter: FILTER })
const all = makeKey()
const misfit = makeKey({ filter: 'shelf = 3' })
const articles = makeKey({ collections: ['articles'] })
const several = makeKey({ filter: `${FILTER} OR source = "الجزيرة"` })

let server: TestServer
beforeAll(async () => {
  const keys = [port, all, misfit, articles, several].map(({ key }) => key)
  server = await startTestServer({
    collections: ['articles', 'books'],
    documents: ARTICLES,
    security: withKeys(keys),
  })
})
afterAll(() => server.close())

/** What an answer may hold, whatever was asked. */
type Body = SearchAnswer & {
  readonly id: string
  readonly code: string
  readonly documents: number
  readonly collections: readonly { readonly name: string; readonly documents: number }[]
}

async function ask({ secret }: { secret: string }, path: string, body?: unknown) {
  const answer = await fetch(server.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...bearer(secret), 'Content-Type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as Body }
}

const idsOf = ({ hits }: SearchAnswer) => hits.map(({ id }) => id).toSorted()

describe('a search sees what the key’s filter lets through', () => {
  const SEARCH = '/collections/articles/search'

  test.each([
    ['without words', ''],
    ['by words', `?q=${encodeURIComponent('القمح')}`],
    ['by a condition of its own', `?filter=${encodeURIComponent('EXISTS source')}`],
    ['that asks for the other side', `?filter=${encodeURIComponent(`NOT ${FILTER} OR EXISTS source`)}`],
    ['sorted', '?sort=date'],
  ])('%s', async (_how, query) => {
    const { body } = await ask(port, SEARCH + query)
    expect(idsOf(body)).toEqual(SEEN)
    expect(body.total.value).toBe(2)
  })

  test('by a condition in the query', async () => {
    const { body } = await ask(port, `${SEARCH}?q=${encodeURIComponent('source:الجزيرة')}`)
    expect(idsOf(body)).toEqual([])
  })

  test.each([
    [FILTER, SEEN],
    [{ not: { field: 'section', op: 'exists' } }, ['3']],
    [{ field: 'source', op: '=', value: 'الجزيرة' }, []],
  ])('by POST with the filter %j', async (filter, ids) => {
    expect(idsOf((await ask(port, SEARCH, { filter })).body)).toEqual(ids)
  })

  test('an OR in the key’s filter stays together', async () => {
    const { body } = await ask(several, SEARCH, { filter: 'section = علوم' })
    expect(idsOf(body)).toEqual([HIDDEN])
  })

  test('page after page, and no cursor of another key leads out', async () => {
    const first = (await ask(port, `${SEARCH}?limit=1&sort=date`)).body
    const second = (await ask(port, `${SEARCH}?limit=1&sort=date&cursor=${first.next}`)).body
    expect([...idsOf(first), ...idsOf(second)].toSorted()).toEqual(SEEN)
    const foreign = (await ask(all, `${SEARCH}?limit=1&sort=date`)).body.next
    expect((await ask(port, `${SEARCH}?limit=1&sort=date&cursor=${foreign}`)).body.code).toBe('bad_request')
  })

  test('a mistake in the request’s own filter is told by its own place', async () => {
    const { body } = await ask(port, SEARCH, { filter: 'sourse = x' })
    expect(body).toMatchObject({ code: 'bad_filter', position: 0 })
    expect(JSON.stringify(body)).not.toContain('المرفأ')
  })
})

test('a document that the filter hides is not there', async () => {
  for (const id of SEEN) {
    const { status, body } = await ask(port, `/collections/articles/documents/${encodeURIComponent(id)}`)
    expect([status, body.id]).toEqual([200, id])
  }
  // Also where the field that the filter asks for is not wanted.
  const some = (id: string) => ask(port, `/collections/articles/documents/${encodeURIComponent(id)}?fields=title,tags`)
  expect((await some('economy/wheat.md')).body).toEqual({
    id: 'economy/wheat.md',
    title: ARTICLES[0]?.title,
    tags: ARTICLES[0]?.tags,
  })
  expect((await some(HIDDEN)).body.code).toBe('not_found')
  const hidden = await ask(port, `/collections/articles/documents/${encodeURIComponent(HIDDEN)}`)
  const missing = await ask(port, '/collections/articles/documents/none')
  expect(hidden.status).toBe(404)
  expect(JSON.stringify(hidden).replaceAll(HIDDEN, 'none')).toBe(JSON.stringify(missing))
})

test('the number of documents is of those that it sees', async () => {
  expect((await ask(port, '/collections/articles')).body.documents).toBe(2)
  expect((await ask(all, '/collections/articles')).body.documents).toBe(3)
  const { collections } = (await ask(port, '/collections')).body
  expect(collections.map(({ name, documents }) => [name, documents])).toEqual([
    ['articles', 2],
    ['books', 0],
  ])
})

describe('a filter that does not fit a collection hides it all', () => {
  test.each([
    ['/collections/articles/search', undefined],
    ['/collections/articles/search', {}],
    ['/collections/articles', undefined],
    ['/collections/articles/documents/3', undefined],
    ['/collections/articles/analyze', { text: 'a' }],
  ])('%s %j', async (path, body) => {
    const answer = await ask(misfit, path, body)
    expect(answer.body).toMatchObject({ status: 403, code: 'forbidden' })
    expect(JSON.stringify(answer.body)).not.toContain('shelf')
  })

  test('and it is not listed', async () => {
    expect((await ask(misfit, '/collections')).body).toEqual({ collections: [] })
  })
})

describe('a collection that the key does not know', () => {
  test('is not listed', async () => {
    const { collections } = (await ask(articles, '/collections')).body
    expect(collections.map(({ name }) => name)).toEqual(['articles'])
  })

  test.each(['/collections/NAME', '/collections/NAME/search', '/collections/NAME/documents/3'])(
    '%s answers as for one that is not there',
    async (path) => {
      const hidden = await ask(articles, path.replace('NAME', 'books'))
      const missing = await ask(articles, path.replace('NAME', 'maps'))
      expect(hidden.status).toBe(404)
      expect(JSON.stringify(hidden).replaceAll('books', 'maps')).toBe(JSON.stringify(missing))
    },
  )
})
