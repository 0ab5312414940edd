import { beforeAll, describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../src/analysis/analyzer.ts'
import type { Engine } from '../../src/engines/engine.ts'
import { createSqliteEngine } from '../../src/engines/sqlite/create-sqlite-engine.ts'
import { createIndexer } from '../../src/indexing/create-indexer.ts'
import { readMapping } from '../../src/mapping/mapping.ts'
import type { SearchRequest } from '../../src/search/answer.ts'
import { createSearcher } from '../../src/search/create-searcher.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const MAPPING = readMapping(
  {
    name: 'texts',
    fields: {
      title: { type: 'text', weight: 2 },
      text: { type: 'text' },
      date: { type: 'date', aliases: ['تاريخ'] },
      source: { type: 'keyword', aliases: ['مصدر'] },
    },
  },
  'test',
)

const DOCUMENTS = [
  {
    id: 'phrase',
    title: 'دبلوماسية',
    text: 'جرت المحادثات عبر القناة الخلفية في نيويورك',
    date: '2024-01-03',
    source: 'أ',
  },
  { id: 'stray', title: 'تلفزيون', text: 'القناة تعرض الواجهة الخلفية للمبنى', date: '2024-01-02', source: 'ب' },
  { id: 'other', title: 'طقس', text: 'أمطار على الساحل', date: '2024-01-01', source: 'أ' },
  { id: 'marked', title: 'علم', text: 'رفع الجندي العلم', date: '2023-01-01', source: 'ب' },
  { id: 'teacher', title: 'معلم', text: 'دخل المعلم', date: '2023-01-02', source: 'ب' },
  { id: 'teh', title: 'ورق', text: 'اشترى الطالب مكتبة من الخشب', source: 'ج' },
  { id: 'heh', title: 'ورق', text: 'اشترى الطالب مكتبه من الخشب', source: 'ج' },
  { id: 'prayer', title: 'سيرة', text: 'قال النبي ﷺ لأصحابه', source: 'د' },
]

const folder = temporaryFolder()
const analyzer = createAnalyzer()
const engine = createSqliteEngine({ folder })
const searcher = createSearcher({ engine, analyzer })
const search = (q: string, more: Partial<SearchRequest> = {}) => searcher.search('texts', { q, ...more })
const ids = async (q: string, more: Partial<SearchRequest> = {}) => (await search(q, more)).hits.map(({ id }) => id)

beforeAll(async () => {
  await engine.open({ name: 'texts', mapping: MAPPING, analyzerVersion: analyzer.version })
  const inputs = DOCUMENTS.map((value) => ({ ok: true as const, value }))
  await createIndexer({ engine, analyzer }).write('texts', MAPPING, inputs, { durability: 'full' })
  return () => engine.close()
})

describe('phrases', () => {
  test('are demanded alone and in a short query', async () => {
    expect(await ids('"القناة الخلفية"')).toEqual(['phrase'])
    expect(await ids('"القناة الخلفية" الساحل')).toEqual(['phrase'])
  })

  test('are preferred in a sentence', async () => {
    const [first, ...others] = await ids('محادثات "القناة الخلفية" جرت في نيويورك قرب الساحل والمبنى')
    expect(first).toBe('phrase')
    expect(others).toContain('stray')
  })

  test('that are nowhere stay demanded where all words are', async () => {
    const { hits, query } = await search('"الخلفية القناة"', { match: 'all' })
    expect(hits).toEqual([])
    expect(query.corrected).toBeNull()
  })

  test('that are nowhere are looked for as words, and the answer says so', async () => {
    const { hits, query } = await search('"الخلفية القناة"')
    expect(hits.map(({ id }) => id).sort()).toEqual(['phrase', 'stray'])
    expect(query.corrected).toMatchObject({ from: '"الخلفية القناة"', reason: 'phrase_not_found' })
  })
})

test('words of the same root swell no total, and are found when nothing else is', async () => {
  expect(await ids('العلم')).toEqual(['marked'])
  expect((await search('علوم')).total.value).toBeGreaterThan(0)
})

test('of two documents alike the one with the typed spelling comes first', async () => {
  expect((await ids('مكتبة'))[0]).toBe('teh')
  expect((await ids('مكتبه'))[0]).toBe('heh')
})

test('nothing typed is every document; something that cannot be looked for is none', async () => {
  expect((await search('')).total.value).toBe(DOCUMENTS.length)
  const { total, query } = await search('؟؟')
  expect(total.value).toBe(0)
  expect(query.ignored).toHaveLength(1)
})

test('conditions on fields, in the query and beside it', async () => {
  expect((await ids('مصدر:أ')).sort()).toEqual(['other', 'phrase'])
  expect(await ids('الساحل مصدر:ب')).toEqual([])
})

describe('order', () => {
  test('by a field or its alias, words then all demanded, documents without it last', async () => {
    expect((await ids('', { sort: { field: 'تاريخ', order: 'desc' } })).slice(0, 3)).toEqual([
      'phrase',
      'stray',
      'other',
    ])
    expect((await ids('', { sort: { field: 'date', order: 'asc' } })).slice(0, 2)).toEqual(['marked', 'teacher'])
    expect(await ids('القناة نيويورك', { sort: { field: 'date', order: 'asc' } })).toEqual(['phrase'])
    await expect(search('', { sort: { field: 'text', order: 'asc' } })).rejects.toMatchObject({ code: 'bad_request' })
  })

  test.each([undefined, { field: 'date', order: 'desc' } as const])(
    'cursors walk through all of it: %j',
    async (sort) => {
      const whole = await ids('', { sort, limit: 100 })
      const walked: string[] = []
      let cursor: string | undefined
      do {
        const page = await search('', { sort, limit: 3, cursor })
        walked.push(...page.hits.map(({ id }) => id))
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      expect(walked).toEqual(whole)
    },
  )

  test('a cursor of another search, or none at all, is refused', async () => {
    const { next } = await search('', { limit: 1 })
    await expect(search('القناة', { cursor: next ?? '' })).rejects.toMatchObject({ code: 'bad_request' })
    await expect(search('', { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'bad_request' })
  })
})

test('a collection that is not there, or was built by another analyzer, is said', async () => {
  await expect(searcher.search('nowhere', { q: 'x' })).rejects.toMatchObject({ code: 'collection_not_found' })
  const newer = createSearcher({ engine, analyzer: { ...analyzer, version: 'newer' } })
  await expect(newer.search('texts', { q: 'x' })).rejects.toMatchObject({ code: 'analyzer_mismatch' })
})

test('searches at the same time make their pages one after the other, so that questions go out in between', async () => {
  let turns = 0
  let counting = true
  const count = () => {
    turns++
    if (counting) setImmediate(count)
  }
  setImmediate(count)
  const made: number[] = []
  // A page is made when the documents of the answer are read.
  const watched: Engine = {
    ...engine,
    search: async (name, request) => {
      const answer = await engine.search(name, request)
      const hits = answer.hits.map((hit) => ({
        ...hit,
        get document() {
          made.push(turns)
          return hit.document
        },
      }))
      return { ...answer, hits }
    },
  }
  const busy = createSearcher({ engine: watched, analyzer })
  await Promise.all(['مكتبة', 'مكتبة', 'مكتبة', 'مكتبة'].map((q) => busy.search('texts', { q, limit: 1 })))
  counting = false
  expect(new Set(made).size).toBe(4)
})
