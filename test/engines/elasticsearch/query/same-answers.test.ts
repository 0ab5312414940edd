import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import articles from '../../../../mappings/articles.json' with { type: 'json' }
import type { Engine } from '../../../../src/engines/engine.ts'
import { readMapping } from '../../../../src/mapping/mapping.ts'
import { elasticsearchForTests } from '../../../support/elasticsearch/for-tests.ts'
import { collect } from '../../support/collections.ts'
import { fillEngines, findDifferences, quoteFrom, sample } from '../../support/compare-engines.ts'
import { makeElasticsearchStorage } from '../../support/elasticsearch-storage.ts'
import { makeSqliteStorage } from '../../support/sqlite-storage.ts'
import type { Storage } from '../../support/storage.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const COLLECTIONS = join(ROOT, '../shared/collections')
const ARTICLES = readMapping(articles, 'mappings/articles.json')
const JUDGED = readMapping(
  { name: 'judged', fields: { title: { type: 'text', weight: 2 }, text: { type: 'text' } } },
  'test',
)

/** How many queries of a collection are asked of both engines. */
const ASKED = Number(process.env.FIHRIST_TEST_SAME_ANSWERS ?? 60)

const server = await elasticsearchForTests()

describe.skipIf(server === undefined)('both engines find the same documents', () => {
  describe.each([
    { name: 'seeds', mapping: ARTICLES, path: join(ROOT, 'seeds'), queries: undefined },
    ...['arcd', 'tydiqa-ar', 'news-ant'].map((name) => ({
      name,
      mapping: JUDGED,
      path: join(COLLECTIONS, name, 'corpus.jsonl'),
      queries: join(COLLECTIONS, name, 'queries.jsonl'),
    })),
  ])('$name', ({ name, mapping, path, queries }) => {
    // Ten thousand documents take half a minute to index twice.
    const skipped = !existsSync(path) || (name === 'news-ant' && process.env.FIHRIST_TEST_SAME_ANSWERS === undefined)
    const storages: Storage[] = []
    let engines: [Engine, Engine]
    let texts: string[]

    beforeAll(async () => {
      if (skipped || server === undefined) return
      const all = [await makeSqliteStorage(), await makeElasticsearchStorage(server.url)] as const
      storages.push(...all)
      engines = [await all[0].connect(), await all[1].connect()]
      await fillEngines(engines, mapping, path)
      texts = (await collect(engines[0].documents(mapping.name))).map(({ text }) => String(text ?? ''))
    }, 240_000)
    afterAll(async () => {
      for (const storage of storages) await storage.dispose()
    })

    test.skipIf(skipped)('all of the words, any of them, and some of them', { timeout: 600_000 }, async () => {
      const asked = queries === undefined ? texts.map((text) => text.slice(0, 30)) : readQueries(queries)
      for (const match of ['all', 'most', 'any'] as const) {
        const requests = sample(asked, match === 'any' ? ASKED / 5 : ASKED).map((q) => ({ q, match }))
        expect([match, await findDifferences(engines, mapping.name, requests)]).toEqual([match, []])
      }
    })

    test.skipIf(skipped)('phrases', { timeout: 600_000 }, async () => {
      const requests = quoteFrom(texts, ASKED).map((q) => ({ q }))
      expect(await findDifferences(engines, mapping.name, requests)).toEqual([])
    })

    test.skipIf(skipped)('beginnings and exclusions', { timeout: 600_000 }, async () => {
      const words = sample(texts, ASKED / 5).map((text) => text.split(/\s+/)[3] ?? 'كتاب')
      const requests = words.flatMap((word) => [`${word.slice(0, 3)}*`, `في -${word}`, `=${word}`]).map((q) => ({ q }))
      expect(await findDifferences(engines, mapping.name, requests)).toEqual([])
    })
  })
})

const readQueries = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => String(JSON.parse(line).text))
