import { rmSync } from 'node:fs'
import { rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { FihristError } from '../../src/errors.ts'
import { indexPaths, type PathsOptions } from '../../src/indexing/index-paths.ts'
import type { IndexProgress, PathsReport, Reject } from '../../src/indexing/report.ts'
import { readMapping } from '../../src/mapping/mapping.ts'
import { MAPPING } from './support/collect.ts'
import { createMemoryEngine, type MemoryEngine } from './support/memory-engine.ts'
import { createFolder, type TemporaryFolder } from './support/temporary-folder.ts'
import { createWhitespaceAnalyzer } from './support/whitespace-analyzer.ts'

let folder: TemporaryFolder

afterEach(() => folder.remove())

const at = (name: string): string => join(folder.path, name)
const ids = (engine: MemoryEngine): string[] => [...engine.documentsOf('c').keys()].sort()

const run = (engine: MemoryEngine, options: Partial<PathsOptions> = {}): Promise<PathsReport> =>
  indexPaths({
    engine,
    analyzer: createWhitespaceAnalyzer(),
    collection: 'c',
    mapping: MAPPING,
    paths: [folder.path],
    ...options,
  })

const FILES = {
  'a.txt': 'العنوان\n\nالنص',
  'b.md': '---\nid: beta\ntitle: ب\n---\nنص',
  'c.jsonl': '{"id":"c1","title":"أول"}\n{"title":"بلا رقم"}\n{"id":\n',
  'd.csv': 'id,title,views\nd1,أول,1\nd2,ثان,x\n',
  'e.json': '[{"id":"e1"},{"id":"e2","colour":"red"}]',
  'sub/f.html': '<title>صفحة</title><p>نص',
}

describe('a folder', () => {
  test('goes in, whatever its files; what does not is named with file, line and reason', async () => {
    folder = await createFolder(FILES)
    const engine = createMemoryEngine()
    const [rejects, progress]: [Reject[], IndexProgress[]] = [[], []]
    const report = await run(engine, {
      onReject: (reject) => rejects.push(reject),
      onProgress: (now) => progress.push(now),
    })
    expect(ids(engine)).toEqual(['a.txt', 'beta', 'c.jsonl#2', 'c1', 'd1', 'e1', 'sub/f.html'])
    expect(report).toMatchObject({ read: 10, indexed: 7, unchanged: 0, rejected: 3, files: 6, skipped: 0, notices: [] })
    expect(report).not.toHaveProperty('pruned')
    expect(rejects).toEqual([
      { file: at('c.jsonl'), line: 3, reason: expect.stringContaining('not valid JSON') },
      { file: at('d.csv'), line: 3, id: 'd2', reason: expect.stringContaining('field "views"') },
      { file: at('e.json'), line: 1, id: 'e2', reason: expect.stringContaining('field "colour"') },
    ])
    expect(report.rejects).toEqual(rejects)
    expect(progress.at(-1)).toMatchObject({ read: 10, bytesRead: progress[0]?.bytesTotal })
    expect(engine.calls.map(({ name, durability }) => [name, durability])).toEqual([
      ['write', 'relaxed'],
      ['flush c', undefined],
    ])
  })

  test('a second run changes nothing, a changed file only itself', async () => {
    folder = await createFolder(FILES)
    const engine = createMemoryEngine()
    await run(engine)
    expect(await run(engine)).toMatchObject({ read: 10, indexed: 0, unchanged: 7, rejected: 3 })
    await writeFile(at('a.txt'), 'العنوان\n\nنص جديد')
    expect(await run(engine)).toMatchObject({ indexed: 1, unchanged: 6 })
  })

  test('notices name their files', async () => {
    folder = await createFolder({ 'old.txt': new Uint8Array([0xc7, 0xe1, 0xd3, 0xe6, 0xde]), 'x.pdf': '' })
    const report = await run(createMemoryEngine())
    expect(report.notices).toEqual([
      { file: at('x.pdf'), message: expect.stringContaining('not read') },
      { file: at('old.txt'), message: expect.stringContaining('Windows-1256') },
    ])
    expect(report).toMatchObject({ files: 1, skipped: 1, indexed: 1 })
  })

  test('two files that would get one id: the second is rejected unless its documents have their own', async () => {
    folder = await createFolder({
      '2023/a.txt': 'نص',
      '2024/a.txt': 'نص',
      '2023/b.jsonl': '{"id":"1"}',
      '2024/b.jsonl': '{"id":"2"}',
    })
    const engine = createMemoryEngine()
    const report = await run(engine, { paths: [at('2023'), at('2024')] })
    expect(ids(engine)).toEqual(['1', '2', 'a.txt'])
    expect(report.rejects).toEqual([
      {
        file: at('2024/a.txt'),
        reason: expect.stringMatching(/its id would be "a\.txt" as for .*2023.*: index the folder/),
      },
    ])
  })

  test('the mapping of columns is checked before anything is read', async () => {
    folder = await createFolder({ 'a.csv': 'x\n1\n' })
    await expect(run(createMemoryEngine(), { map: { x: 'titel' } })).rejects.toThrow(/no field "titel"/)
    const engine = createMemoryEngine()
    await run(engine, { map: { x: 'title' } })
    expect(engine.documentsOf('c').get('a.csv#1')?.document.title).toBe('1')
  })

  test('an index of another analyzer is refused', async () => {
    folder = await createFolder(FILES)
    const engine = createMemoryEngine()
    await run(engine)
    await expect(run(engine, { analyzer: createWhitespaceAnalyzer('toy-2') })).rejects.toThrow(
      expect.objectContaining({ code: 'analyzer_mismatch' }),
    )
  })

  test('an engine that fails leaves the report with the error', async () => {
    folder = await createFolder(FILES)
    const engine = createMemoryEngine()
    engine.failures.push(new FihristError('storage_full', 'full'))
    await expect(run(engine)).rejects.toMatchObject({ code: 'storage_full', details: { report: { indexed: 0 } } })
  })
})

describe('prune', () => {
  test('removes what has vanished, and nothing that was only rejected', async () => {
    folder = await createFolder({ 'a.txt': 'نص', 'b.txt': 'نص', 'c.json': '{"id":"c","views":1}' })
    const engine = createMemoryEngine()
    await run(engine)
    await rm(at('b.txt'))
    await writeFile(at('c.json'), '{"id":"c","views":"1"}')
    expect(await run(engine, { prune: true })).toMatchObject({ unchanged: 1, rejected: 1, pruned: 1 })
    expect(ids(engine)).toEqual(['a.txt', 'c'])
    expect(await run(engine, { prune: true })).toMatchObject({ pruned: 0 })
  })

  test('removes in batches', async () => {
    const lines = Array.from({ length: 1200 }, (_, i) => `{"id":"${i}"}`)
    folder = await createFolder({ 'a.jsonl': lines.join('\n') })
    const engine = createMemoryEngine()
    await run(engine)
    await writeFile(at('a.jsonl'), lines.slice(0, 50).join('\n'))
    expect(await run(engine, { prune: true })).toMatchObject({ unchanged: 50, pruned: 1150 })
    expect(engine.documentsOf('c').size).toBe(50)
  })

  test.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'a file could not be read',
      () => symlink(at('gone.txt'), at('z.txt')),
      /z\.txt holds is not known \(there is no such file/,
    ],
    [
      'a file could not be decoded',
      () => writeFile(at('z.txt'), Buffer.from([0x41, 0xff])),
      /z\.txt holds is not known/,
    ],
    ['a line could not be parsed', () => writeFile(at('z.jsonl'), '{"id":"z"}\n{'), /z\.jsonl:2 holds is not known/],
    ['the folder is empty', () => rm(at('a.txt')), /not one document was found/],
  ])('removes nothing when %s', async (_, change, message) => {
    folder = await createFolder({ 'a.txt': 'نص', 'b.txt': 'نص' })
    const engine = createMemoryEngine()
    await run(engine)
    await rm(at('b.txt'))
    await change()
    const report = await run(engine, { prune: true })
    expect(report.notPruned).toMatch(message)
    expect(report).not.toHaveProperty('pruned')
    expect(ids(engine)).toContain('b.txt')
  })
})

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
    expect(ids(engine)).toEqual(['a.txt'])
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
    expect(ids(engine)).toEqual(['a.txt', 'b.txt'])
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
    expect(ids(engine)).toContain('z.txt')
  })

  test.each<[string, Partial<PathsOptions>, () => unknown, RegExp]>([
    [
      'a stored document does not fit',
      { paths: [], mapping: other },
      () => {},
      /1 stored documents don't fit the mapping, the first: field "views"/,
    ],
    ['a file can’t be read', {}, () => symlink(at('gone.txt'), at('z.txt')), /z\.txt could not be read/],
    ['nothing is found', {}, () => rm(at('n.json')), /not one document was found/],
  ])('leaves the old index when %s', async (_, options, change, message) => {
    folder = await createFolder({ 'n.json': '{"id":"n","views":1}' })
    const engine = createMemoryEngine()
    await run(engine)
    await change()
    await expect(run(engine, { rebuild: true, ...options })).rejects.toThrow(message)
    expect(ids(engine)).toEqual(['n'])
    expect(engine.calls.at(-1)?.name).toBe('abort')
  })

  test('interrupted, leaves the old index', async () => {
    folder = await createFolder({ 'a.jsonl': Array.from({ length: 900 }, (_, i) => `{"id":"${i}"}`).join('\n') })
    const engine = createMemoryEngine()
    await run(engine)
    const controller = new AbortController()
    const interrupted = run(engine, { rebuild: true, signal: controller.signal, onProgress: () => controller.abort() })
    await expect(interrupted).rejects.toMatchObject({ code: 'shutting_down' })
    expect(engine.documentsOf('c').size).toBe(900)
    expect(engine.calls.at(-1)?.name).toBe('abort')
  })
})
