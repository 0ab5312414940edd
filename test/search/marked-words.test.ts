import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../src/analysis/analyzer.ts'
import { createSqliteEngine } from '../../src/engines/sqlite/create-sqlite-engine.ts'
import { createIndexer } from '../../src/indexing/create-indexer.ts'
import { readMapping } from '../../src/mapping/mapping.ts'
import { createSearcher } from '../../src/search/create-searcher.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const analyzer = createAnalyzer()
const engine = createSqliteEngine({ folder: temporaryFolder() })
const searcher = createSearcher({ engine, analyzer })
const mapping = readMapping({ name: 'notes', fields: { text: { type: 'text' } } }, 'test')

/** Ids say how the word is marked; they sort against the order that is wanted. */
const DOCUMENTS = [
  { id: '1-he-wrote', text: 'قرأتُ كَتَبَ في الصفحة الأولى' },
  { id: '2-unmarked', text: 'قرأت كتب في الصفحة الأولى' },
  { id: '3-books', text: 'قرأتُ الكُتُبَ في الصفحة الأولى' },
]

beforeAll(async () => {
  await engine.open({ name: 'notes', mapping, analyzerVersion: analyzer.version })
  const inputs = DOCUMENTS.map((value) => ({ ok: true as const, value }))
  await createIndexer({ engine, analyzer }).write('notes', mapping, inputs, { durability: 'full' })
})
afterAll(() => engine.close())

const ask = async (q: string) => (await searcher.search('notes', { q })).hits

describe('a word with marks', () => {
  test('finds documents with other marks and with none, those that agree first', async () => {
    expect((await ask('كُتُب')).map(({ id }) => id)).toEqual(['3-books', '1-he-wrote', '2-unmarked'])
    expect((await ask('كَتَبَ')).map(({ id }) => id)).toEqual(['1-he-wrote', '2-unmarked', '3-books'])
  })

  test('unmarked, prefers no marks', async () => {
    const [first, second] = await ask('كتب في الصفحة')
    expect(first?.score).toBe(second?.score)
  })
})
