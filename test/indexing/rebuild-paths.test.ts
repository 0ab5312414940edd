import { rmSync } from 'node:fs'
import { rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { PathsOptions } from '../../src/indexing/index-paths.ts'
import type { PathsReport } from '../../src/indexing/report.ts'
import { readMapping } from '../../src/mapping/mapping.ts'
import { createMemoryEngine, type MemoryEngine } from './support/memory-engine.ts'
import { idsIn, runPaths } from './support/run-paths.ts'
import { createFolder, type TemporaryFolder } from './support/temporary-folder.ts'
import { createWhitespaceAnalyzer } from './support/whitespace-analyzer.ts'

let folder: TemporaryFolder

afterEach(() => folder.remove())

const at = (name: string): string => join(folder.path, name)
const run = (engine: MemoryEngine, options: Partial<PathsOptions> = {}): Promise<PathsReport> =>
  runPaths(engine, { paths: [folder.path], ...options })

describe('rebuild', () => {
  const other = readMapping(
    { name: 'pages', fields: { title: { type: 'text' }, text: { type: 'text' }, views: { type: 'keyword' } } },
    'test',
  )

  test('builds beside and swaps, with a mapping and an analyzer of its own', async () => {
    folder = await createFolder({ 'a.txt': 'نص', 'b.txt': 'نص' })
    const engine = createMemoryEngine()
    await run(engine)
    await rm(at('b.txt'))
    const report = await run(engine, { rebuild: true, mapping: other, analyzer: createWhitespaceAnalyzer('toy-2') })
    expect(report).toMatchObject({ read: 1, indexed: 1, unchanged: 0 })
    expect(idsIn(engine)).toEqual(['a.txt'])
    expect(await engine.describe('c')).toMatchObject({ analyzerVersion: 'toy-2', mapping: other })
    expect(engine.calls.at(-1)?.name).toBe('commit')
  })

  test('without a collection is a first run', async () => {
    folder = await createFolder({ 'a.txt': 'نص' })
    const engine = createMemoryEngine()
    expect(await run(engine, { rebuild: true })).toMatchObject({ indexed: 1 })
  })

  test('without paths analyses again what is stored', async () => {
    folder = await createFolder({ 'a.txt': 'نص', 'b.txt': 'نص' })
    const engine = createMemoryEngine()
    await run(engine)
    await rm(folder.path, { recursive: true })
    const report = await run(engine, { rebuild: true, paths: [], analyzer: createWhitespaceAnalyzer('toy-2') })
    expect(report).toMatchObject({ read: 2, indexed: 2, files: 0 })
    expect(idsIn(engine)).toEqual(['a.txt', 'b.txt'])
    expect(await engine.describe('c')).toMatchObject({ analyzerVersion: 'toy-2' })
  })

  test('without paths and collection has nothing to do', async () => {
    folder = await createFolder({})
    await expect(run(createMemoryEngine(), { rebuild: true, paths: [] })).rejects.toMatchObject({
      code: 'collection_not_found',
    })
  })

  test('leaves the old index when a file is gone before it is read', async () => {
    const lines = Array.from({ length: 900 }, (_, i) => `{"id":"${i}"}`).join('\n')
    folder = await createFolder({ 'a.jsonl': lines, 'z.txt': 'نص' })
    const engine = createMemoryEngine()
    await run(engine)
    const vanishing = run(engine, { rebuild: true, onProgress: () => rmSync(at('z.txt'), { force: true }) })
    await expect(vanishing).rejects.toThrow(/z\.txt could not be read \(there is no such file or folder\)/)
    expect(idsIn(engine)).toContain('z.txt')
  })

  test.each<[string, Partial<PathsOptions>, () => unknown, RegExp]>([
    [
      'a stored document does not fit',
      { paths: [], mapping: other },
      () => {},
      /1 stored documents can't be taken over, the first: n: field "views"/,
    ],
    ['a file can’t be read', {}, () => symlink(at('gone.txt'), at('z.txt')), /z\.txt could not be read/],
    ['nothing is found', {}, () => rm(at('n.json')), /not one document was found/],
  ])('leaves the old index when %s', async (_, options, change, message) => {
    folder = await createFolder({ 'n.json': '{"id":"n","views":1}' })
    const engine = createMemoryEngine()
    await run(engine)
    await change()
    await expect(run(engine, { rebuild: true, ...options })).rejects.toThrow(message)
    expect(idsIn(engine)).toEqual(['n'])
    expect(engine.calls.at(-1)?.name).toBe('abort')
  })

  test('interrupted, leaves the old index', async () => {
    folder = await createFolder({ 'a.jsonl': Array.from({ length: 900 }, (_, i) => `{"id":"${i}"}`).join('\n') })
    const engine = createMemoryEngine()
    await run(engine)
    const controller = new AbortController()
    const interrupted = run(engine, { rebuild: true, signal: controller.signal, onProgress: () => controller.abort() })
    await expect(interrupted).rejects.toMatchObject({
      code: 'shutting_down',
      message: expect.stringMatching(/the old index stays$/),
    })
    expect(engine.documentsOf('c').size).toBe(900)
    expect(engine.calls.at(-1)?.name).toBe('abort')
  })
})
