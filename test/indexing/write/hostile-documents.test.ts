import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import type { Engine } from '../../../src/engines/engine.ts'
import { createSqliteEngine } from '../../../src/engines/sqlite/create-sqlite-engine.ts'
import { createIndexer } from '../../../src/indexing/create-indexer.ts'
import { createSearcher } from '../../../src/search/create-searcher.ts'
import { hostileText } from '../../analysis/support/hostile-text.ts'
import { MAPPING } from '../support/collect.ts'
import { createFolder, type TemporaryFolder } from '../support/temporary-folder.ts'

const analyzer = createAnalyzer()
let folder: TemporaryFolder
let engine: Engine
beforeAll(async () => {
  folder = await createFolder({})
  engine = createSqliteEngine({ folder: join(folder.path, 'data'), readers: 1 })
  await engine.open({ name: 'c', mapping: MAPPING, analyzerVersion: analyzer.version })
})
afterAll(async () => {
  await engine.close()
  await rm(folder.path, { recursive: true })
})

test('whatever is written is counted, kept as it was, found and shown', async () => {
  const indexer = createIndexer({ engine, analyzer })
  const searcher = createSearcher({ engine, analyzer })
  const document = fc.record({ id: fc.constantFrom('a', 'b', 'c'), title: hostileText, text: hostileText })
  await fc.assert(
    fc.asyncProperty(fc.array(document, { minLength: 1, maxLength: 5 }), async (documents) => {
      const inputs = documents.map((value) => ({ ok: true as const, value }))
      const failures: unknown[] = []
      const report = await indexer.write('c', MAPPING, inputs, {
        durability: 'full',
        onFailure: (failure) => failures.push(failure),
      })
      expect(failures).toEqual([])
      expect(report).toMatchObject({ read: documents.length, rejected: 0 })
      expect(report.indexed + report.unchanged).toBe(documents.length)
      const last = new Map(documents.map((each) => [each.id, each]))
      for (const [id, each] of last) expect((await engine.get('c', id))?.document).toEqual(each)
      const q = documents[0]?.text.slice(0, 100) ?? ''
      await searcher.search('c', { q, explain: true })
      await searcher.search('c', { q: '' })
    }),
    { numRuns: 40 },
  )
})
