import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Engine } from '../../../src/engines/engine.ts'
import { createSqliteEngine } from '../../../src/engines/sqlite/create-sqlite-engine.ts'
import { createIndexer } from '../../../src/indexing/create-indexer.ts'
import { indexPaths, type PathsOptions } from '../../../src/indexing/index-paths.ts'
import type { PathsReport } from '../../../src/indexing/report.ts'
import { collect, MAPPING } from '../support/collect.ts'
import { createFolder, type TemporaryFolder } from '../support/temporary-folder.ts'
import { createWhitespaceAnalyzer } from '../support/whitespace-analyzer.ts'

let folder: TemporaryFolder
let engine: Engine

afterEach(async () => {
  await engine.close()
  await folder.remove()
})

/** The same laws as in memory, with a real index behind them. */
test('files go in, stay, change, vanish, and are built anew', async () => {
  const lines = Array.from(
    { length: 500 },
    (_, i) => `{"id":"l${i}","title":"سطر ${i}","date":"2024-03-15","tags":["أ"]}`,
  )
  folder = await createFolder({
    'in/a.txt': 'العنوان\n\nالنص',
    'in/b.txt': 'نص',
    'in/c.jsonl': [...lines, '{'].join('\n'),
  })
  engine = createSqliteEngine({ folder: join(folder.path, 'data') })
  const run = (options: Partial<PathsOptions> = {}): Promise<PathsReport> =>
    indexPaths({
      engine,
      analyzer: createWhitespaceAnalyzer(),
      collection: 'c',
      mapping: MAPPING,
      paths: [join(folder.path, 'in')],
      ...options,
    })
  expect(await run()).toMatchObject({ read: 503, indexed: 502, unchanged: 0, rejected: 1 })
  expect(await run()).toMatchObject({ read: 503, indexed: 0, unchanged: 502, rejected: 1 })

  await rm(join(folder.path, 'in/b.txt'))
  await writeFile(join(folder.path, 'in/c.jsonl'), [...lines, lines[0]?.replace('سطر', 'خط')].join('\n'))
  expect(await run({ prune: true })).toMatchObject({ read: 502, indexed: 1, unchanged: 501, replaced: 1, pruned: 1 })
  expect((await engine.get('c', 'l0'))?.document.title).toBe('خط 0')

  const analyzer = createWhitespaceAnalyzer('toy-2')
  await expect(run({ analyzer })).rejects.toMatchObject({ code: 'analyzer_mismatch' })
  expect(await run({ analyzer, paths: [], rebuild: true })).toMatchObject({ read: 501, indexed: 501, rejected: 0 })
  expect(await engine.describe('c')).toMatchObject({ documents: 501, analyzerVersion: 'toy-2' })

  const indexer = createIndexer({ engine, analyzer })
  expect(await indexer.putDocument('c', MAPPING, { id: 'l1', title: 'سطر 1', date: '2024-03-15', tags: ['أ'] })).toBe(
    'unchanged',
  )
  expect(await indexer.putDocument('c', MAPPING, { id: 'l1', title: '\ud800\u0000' })).toBe('updated')
  expect((await engine.get('c', 'l1'))?.document).toEqual({ id: 'l1', title: '\ud800\u0000' })
  expect(await indexer.deleteDocument('c', 'l1')).toBe('deleted')
  expect(await collect(engine.documents('c'))).toHaveLength(500)
})
