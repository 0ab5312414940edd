import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAnalyzer } from '../../../../src/analysis/analyzer.ts'
import { indexPaths } from '../../../../src/indexing/index-paths.ts'
import { readMapping } from '../../../../src/mapping/mapping.ts'
import type { Searcher, SearchRequest } from '../../../../src/search/answer.ts'
import { createSearcher } from '../../../../src/search/create-searcher.ts'
import { makeSqliteStorage } from '../../support/sqlite-storage.ts'
import type { Storage } from '../../support/storage.ts'

/**
 * A line for each search of the project's own articles: what is asked, how many documents are found, and the first ten:
 * a document's number in the order of ids, and its score. The answers are those of the engine that kept its terms in
 * FTS5. A change of the analyzer or the ranking changes them, and `vitest run … --update` records them again; a change of
 * how terms are kept must not.
 */
const RECORDED = new URL('recorded-answers.jsonl', import.meta.url)

const root = new URL('../../../../', import.meta.url)
const analyzer = createAnalyzer()
const mapping = readMapping(JSON.parse(readFileSync(new URL('mappings/articles.json', root), 'utf8')), 'articles.json')

let storage: Storage
let searcher: Searcher
let numbers: ReadonlyMap<string, number>
beforeAll(async () => {
  storage = await makeSqliteStorage()
  const engine = await storage.connect()
  await indexPaths({
    engine,
    analyzer,
    collection: 'articles',
    mapping,
    paths: [fileURLToPath(new URL('seeds', root))],
  })
  searcher = createSearcher({ engine, analyzer })
  const all = await searcher.search('articles', { q: '', limit: 100 })
  numbers = new Map(
    all.hits
      .map(({ id }) => id)
      .sort()
      .map((id, number) => [id, number]),
  )
})
afterAll(() => storage.dispose())

async function answer(ask: SearchRequest): Promise<string> {
  const { total, hits } = await searcher.search('articles', { ...ask, limit: 10 })
  const found = hits.map(({ id, score }) => [numbers.get(id), Number(score.toFixed(6))])
  return JSON.stringify({ ask, total: total.value, hits: found })
}

test('every recorded search has the answer that it had before', async () => {
  const asked = readFileSync(RECORDED, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly ask: SearchRequest }).ask)
  expect(asked.length).toBeGreaterThanOrEqual(300)
  const answers: string[] = []
  for (const ask of asked) answers.push(await answer(ask))
  await expect(`${answers.join('\n')}\n`).toMatchFileSnapshot(fileURLToPath(RECORDED))
})
