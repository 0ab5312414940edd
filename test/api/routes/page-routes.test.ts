import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ARTICLES } from '../support/articles.ts'
import { startTestServer, type TestServer } from '../support/start-test-server.ts'

const HOSTILE = {
  id: '"><script>alert(1)</script>',
  title: 'هجوم <script>alert(2)</script>',
  text: 'نص <img src=x onerror=alert(3)> فيه هجوم',
  source: '"><script>alert(4)</script>',
  url: 'javascript:alert(5)',
}

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ documents: [...ARTICLES, HOSTILE] })
})
afterAll(() => server.close())

const page = async (path: string, parameters: Record<string, string> = {}) => {
  const { status, type, text } = await request(server.url).get(path).query(parameters)
  return { status, type, text }
}

test('the first page has a search box and says how much it searches', async () => {
  const { status, type, text } = await page('/')
  expect([status, type]).toEqual([200, 'text/html'])
  expect(text).toContain('<input id="q" name="q" type="search"')
  expect(text).toContain('٤ وثائق')
})

test('results lead to documents, and back', async () => {
  const { text } = await page('/', { q: 'القمح' })
  expect(text).toContain('<h1>٣ نتائج</h1>')
  expect(text).toContain('<mark>القمح</mark>')
  const [, address = ''] = /href="(\/documents\?[^"]*wheat\.md[^"]*)"/.exec(text) ?? []
  const document = await page(address.replaceAll('&amp;', '&'))
  expect(document.status).toBe(200)
  expect(document.text).toContain('<h1 dir="auto">سعر القمح يرتفع</h1>')
  expect(document.text).toContain('ستة أشهر')
  const [, back = ''] = /class="back"><a href="([^"]*)"/.exec(document.text) ?? []
  expect((await page(back.replaceAll('&amp;', '&'))).text).toContain('<h1>٣ نتائج</h1>')
})

test('the newest come first when asked for', async () => {
  const { text } = await page('/', { q: 'القمح', order: 'newest' })
  expect(text.indexOf('سعر <mark>')).toBeLessThan(text.indexOf('أصل <mark>'))
})

test('nothing found: an advice', async () => {
  const { status, text } = await page('/', { q: 'زرافات' })
  expect([status, text.includes('لا نتائج للبحث عن')]).toEqual([200, true])
})

test.each(['0', '-1', 'x', '', '99999999999'])('page=%s is the first page', async (number) => {
  expect((await page('/', { q: 'القمح', page: number })).text).toContain('<mark>القمح</mark>')
})

test('a page beyond the last leads to the first', async () => {
  const { status, text } = await page('/', { q: 'القمح', page: '7000' })
  expect([status, text.includes('إلى الأولى')]).toEqual([200, true])
})

test('parameters that others add to addresses do no harm', async () => {
  expect((await page('/', { q: 'القمح', utm_source: 'x' })).status).toBe(200)
})

describe('what documents and visitors write never becomes markup', () => {
  test.each([
    ['results', '/', { q: 'هجوم' }],
    ['a query', '/', { q: '"><script>alert(1)</script>' }],
    ['a document', '/documents', { collection: 'articles', id: HOSTILE.id, q: '"><script>' }],
    ['an id that is not there', '/documents', { collection: 'articles', id: '<script>' }],
    ['a collection that is not there', '/', { q: 'a', collection: '<script>' }],
    ['all parameters', '/', { q: '<script>', page: '<script>', order: '<script>', collection: 'articles' }],
  ])('%s', async (_where, path, parameters) => {
    const { type, text } = await page(path, parameters as Record<string, string>)
    expect(type).toBe('text/html')
    expect(text).not.toMatch(/<script|<img|href="javascript/)
  })
})

describe('errors are pages', () => {
  test.each([
    ['/documents', { collection: 'articles', id: 'x' }, 404, 'هذه الوثيقة غير موجودة'],
    ['/documents', {}, 404, 'هذه الوثيقة غير موجودة'],
    ['/', { collection: 'books' }, 404, 'لا توجد مجموعة بهذا الاسم'],
    ['/', { collection: '../x' }, 400, 'لم نفهم هذا الطلب'],
  ])('%s %j', async (path, parameters, status, message) => {
    const answer = await page(path, parameters as Record<string, string>)
    expect([answer.status, answer.type]).toEqual([status, 'text/html'])
    expect(answer.text).toContain(message)
  })

  test('a bad escape', async () => {
    expect(await page('/?q=%ZZ')).toMatchObject({ status: 400, type: 'text/html' })
  })

  test('a failure of the server', async () => {
    const search = () => Promise.reject(new Error('ENOENT: /var/lib/secret'))
    const broken = await startTestServer({ face: (engine) => ({ ...engine, search }) })
    const { status, text } = await request(broken.url).get('/').query({ q: 'a' })
    expect([status, text.includes('secret')]).toEqual([500, false])
    expect(broken.failures).toHaveLength(1)
    await broken.close()
  })
})

test('several collections are offered', async () => {
  const two = await startTestServer({ collections: ['articles', 'books'] })
  expect((await request(two.url).get('/?collection=books')).text).toContain('selected>books</option>')
  await two.close()
})

test('without a collection the page says how to index', async () => {
  const empty = await startTestServer({ collections: [] })
  expect((await request(empty.url).get('/')).text).toContain('fihrist index')
  await empty.close()
})

test('the stylesheet', async () => {
  const { status, type, headers } = await request(server.url).get('/style.css')
  expect([status, type, headers['cache-control']]).toEqual([200, 'text/css', 'public, max-age=3600'])
})
