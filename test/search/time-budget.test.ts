import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createAnalyzer } from '../../src/analysis/analyzer.ts'
import type { Engine, EngineSearch } from '../../src/engines/engine.ts'
import { searchTimeout } from '../../src/errors.ts'
import { createIndexer } from '../../src/indexing/create-indexer.ts'
import { readMapping } from '../../src/mapping/mapping.ts'
import { createSearcher, type SearcherOptions } from '../../src/search/create-searcher.ts'
import { checkDeadline, createTimeBudget } from '../../src/search/time-budget.ts'
import { createMemoryEngine } from '../indexing/support/memory-engine.ts'

const analyzer = createAnalyzer()
const mapping = readMapping({ name: 'texts', fields: { text: { type: 'text' } } }, 'test')

test('what was spent is taken from what is left; waiting between is not', async () => {
  const budget = createTimeBudget(1000)
  const left = () => budget.spend(async (deadline = 0) => deadline - Date.now())
  await budget.spend(() => sleep(100))
  const after = await left()
  expect(after).toBeGreaterThan(800)
  expect(after).toBeLessThanOrEqual(905)
  await sleep(100)
  expect(await left()).toBeGreaterThan(800)
  expect(await createTimeBudget(undefined).spend(async (deadline) => deadline)).toBeUndefined()
})

test('a deadline that has passed names the part', () => {
  expect(() => checkDeadline(Date.now() - 1, 'that')).toThrow(searchTimeout('that'))
  expect(() => checkDeadline(Date.now() + 1000, 'that')).not.toThrow()
  expect(() => checkDeadline(undefined, 'that')).not.toThrow()
})

/** A searcher over an engine that answers as it is told to, and what the engine was asked. */
async function withAnswers(search: Engine['search'], options: Partial<SearcherOptions> = {}) {
  const memory = createMemoryEngine()
  await memory.open({ name: 'texts', mapping, analyzerVersion: analyzer.version })
  await createIndexer({ engine: memory, analyzer }).putDocument('texts', mapping, { id: '1', text: 'كتاب' })
  const asked: EngineSearch[] = []
  const engine: Engine = {
    ...memory,
    search: (name, request) => {
      asked.push(request)
      return search(name, request)
    },
  }
  const searcher = createSearcher({ engine, analyzer, ...options })
  return { asked, search: (q: string) => searcher.search('texts', { q }) }
}

test('the second question of a search has the time that the first has left', async () => {
  const { asked, search } = await withAnswers(
    async () => {
      await sleep(100)
      return { total: { value: 0, relation: 'eq' }, hits: [] }
    },
    { timeout: 1000 },
  )
  await search('كتاب')
  const [first, second] = asked.map(({ deadline }) => deadline ?? 0)
  expect(asked).toHaveLength(2)
  expect(Math.abs((second ?? 0) - (first ?? 0))).toBeLessThan(50)
})

test('a search that took too long says how long, what it was doing, and what would help', async () => {
  const giveUp = () => Promise.reject(searchTimeout('كتاب'))
  const { search } = await withAnswers(giveUp, { timeout: 1500 })
  await expect(search('كتاب')).rejects.toMatchObject({
    code: 'search_timeout',
    message: 'the search was given up after 1.5 s, while it looked for كتاب: ask for fewer or rarer words',
    details: { part: 'كتاب', timeout: 1500 },
  })
})

test('marking the hits of a long document ends with the time too', async () => {
  const text = 'كتاب '.repeat(200_000)
  const { search } = await withAnswers(
    async () => ({
      total: { value: 1, relation: 'eq' },
      hits: [{ id: '1', score: 1, document: { id: '1', text }, after: { value: 1, id: '1' } }],
    }),
    { timeout: 20 },
  )
  await expect(search('كتاب')).rejects.toMatchObject({ code: 'search_timeout' })
})

test('no time-out, no deadline', async () => {
  const { asked, search } = await withAnswers(async () => ({ total: { value: 0, relation: 'eq' }, hits: [] }))
  await search('كتاب')
  expect(asked[0]?.deadline).toBeUndefined()
})
