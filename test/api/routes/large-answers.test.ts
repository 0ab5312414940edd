import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SearchAnswer } from '../../../src/search/answer.ts'
import { startTestServer, type TestServer } from '../support/start-test-server.ts'

const SEARCH = '/collections/articles/search'
const DOCUMENTS = '/collections/articles/documents'

/** A text of some 90 KB in which the word of the query stands far behind the beginning. */
const TEXT = `${'كلام عن البيت والمدينة والطريق. '.repeat(1_500)}ثم وصل القمح إلى الميناء. ${'كلام آخر. '.repeat(100)}`
const LONG = { id: 'long', title: 'سعر القمح', text: TEXT, source: 'المرفأ', date: '2025-10-04' }
/** Not searched, so that it costs nothing to index. */
const HEAVY = ['h1', 'h2', 'h3'].map((id) => ({ id, title: 'حجر ثقيل', url: 'é"'.repeat(750_000) }))

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ documents: [LONG, ...HEAVY] })
})
afterAll(() => server.close())

const search = async (parameters: Record<string, string | number>) => {
  const { status, body, text } = await request(server.url).get(SEARCH).query(parameters)
  return { status, body, answer: body as SearchAnswer, bytes: Buffer.byteLength(text) }
}
const post = async (members: object) => (await request(server.url).post(SEARCH).send(members)).body as SearchAnswer

describe('a hit’s document', () => {
  test('comes without its long fields, which stand beside it, and shows what was found in them', async () => {
    const { answer } = await search({ q: 'القمح' })
    const { text: _text, ...short } = LONG
    expect(answer.hits).toEqual([expect.objectContaining({ id: 'long', document: short, omitted: ['text'] })])
    const named = (await search({ q: 'القمح', fields: 'title,text' })).answer.hits[0]
    expect(named?.document).toEqual({ id: 'long', title: LONG.title, text: TEXT })
    expect(named).not.toHaveProperty('omitted')
    expect(answer.hits[0]?.highlights).toEqual(named?.highlights)
    const [snippet] = named?.highlights.text ?? []
    expect(snippet?.ranges.map(([start, end]) => TEXT.slice(start, end))).toEqual(['القمح'])
  })

  test('comes with the fields that are named, by name or alias, and the id', async () => {
    const document = { id: 'long', source: LONG.source, date: LONG.date }
    const { answer } = await search({ q: 'القمح', fields: 'date, مصدر' })
    expect(answer.hits.map((hit) => hit.document)).toEqual([document])
    for (const fields of ['date,source', ['source', 'date', 'date', 'url']]) {
      expect((await post({ q: 'القمح', fields })).hits.map((hit) => hit.document)).toEqual([document])
    }
    expect((await search({ q: 'القمح', fields: 'id' })).answer.hits.map((hit) => hit.document)).toEqual([
      { id: 'long' },
    ])
    expect(answer.hits[0]?.highlights.title?.[0]?.html).toContain('<mark>القمح</mark>')
  })

  test('the next page may bring other fields', async () => {
    const first = (await search({ q: 'حجر', limit: 1, fields: 'title' })).answer
    const second = (await search({ q: 'حجر', limit: 1, cursor: String(first.next) })).answer
    expect([first, second].map(({ hits }) => [hits[0]?.id, hits[0]?.omitted])).toEqual([
      ['h1', undefined],
      ['h2', ['url']],
    ])
  })

  test.each([{ fields: 'title,titel' }, { fields: '' }, { fields: ' , ' }])(
    'a list that means nothing is refused with the names that there are: %j',
    async (parameters) => {
      const { body } = await search({ q: 'القمح', ...parameters })
      expect(body).toMatchObject({ status: 400, code: 'bad_request', parameter: 'fields' })
      expect(body.known).toEqual(['id', 'title', 'text', 'source', 'section', 'author', 'tags', 'date', 'url'])
    },
  )
})

describe('an answer', () => {
  test('over 8 MB is refused with what to ask for instead', async () => {
    const { status, body } = await search({ q: 'حجر', fields: 'title,url' })
    expect([status, body.code, body.limit]).toEqual([413, 'answer_too_large', 8_388_608])
    expect(body.detail).toMatch(/limit.*fields/)
    expect(server.failures).toEqual([])
  })

  test('is given with fewer hits, with other fields, and for one document', async () => {
    const fewer = await search({ q: 'حجر', fields: 'title,url', limit: 2 })
    expect(fewer.answer.hits.map((hit) => hit.document.url === HEAVY[0]?.url)).toEqual([true, true])
    expect(fewer.bytes).toBeLessThan(8_388_608)
    expect((await search({ q: 'حجر' })).answer.hits.map(({ omitted }) => omitted)).toEqual(Array(3).fill(['url']))
    const { body } = await request(server.url).get(`${DOCUMENTS}/h1`)
    expect(body).toEqual(HEAVY[0])
  })
})

describe('one document', () => {
  test('is whole, so that reading, editing and writing back loses nothing', async () => {
    const { body, headers, type } = await request(server.url).get(`${DOCUMENTS}/long`)
    expect([body, type]).toEqual([LONG, 'application/json'])
    expect(headers['content-length']).toBe(String(Buffer.byteLength(JSON.stringify(LONG))))
    expect((await request(server.url).put(`${DOCUMENTS}/long`).send(body)).body.result).toBe('unchanged')
    const head = await request(server.url).head(`${DOCUMENTS}/long`)
    expect(head.headers['content-length']).toBe(headers['content-length'])
  })

  test('comes with the fields that are named', async () => {
    const get = (fields: string) => request(server.url).get(`${DOCUMENTS}/long`).query({ fields })
    expect((await get('تاريخ,title')).body).toEqual({ id: 'long', title: LONG.title, date: LONG.date })
    expect((await get('')).body).toMatchObject({ status: 400, code: 'bad_request', parameter: 'fields' })
    expect((await get('titel')).body.detail).toContain('no field "titel"')
  })

  test('many who ask for a long one at a time all get it, also while it changes', async () => {
    const url = `${DOCUMENTS}/h2`
    const ask = async () => (await request(server.url).get(url)).body.title as string
    const before = await Promise.all(Array.from({ length: 12 }, ask))
    expect(before).toEqual(Array(12).fill('حجر ثقيل'))
    const during = Array.from({ length: 6 }, ask)
    await request(server.url)
      .put(url)
      .send({ ...HEAVY[1], title: 'حجر آخر' })
    expect(await Promise.all(Array.from({ length: 6 }, ask))).toEqual(Array(6).fill('حجر آخر'))
    expect(['حجر ثقيل', 'حجر آخر']).toEqual(expect.arrayContaining(await Promise.all(during)))
    await request(server.url)
      .put(url)
      .send(HEAVY[1] ?? {})
  })
})

test('the page shows what was found in long documents', async () => {
  const page = await request(server.url).get('/').query({ q: 'القمح' })
  expect(page.text).toContain('<mark>القمح</mark> إلى الميناء')
  const heavy = await request(server.url).get('/').query({ q: 'حجر' })
  expect(heavy.text.length).toBeLessThan(20_000)
})
