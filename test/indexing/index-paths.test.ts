import { rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { FihristError } from '../../src/errors.ts'
import type { PathsOptions } from '../../src/indexing/index-paths.ts'
import type { IndexProgress, PathsReport, Reject } from '../../src/indexing/report.ts'
import { createMemoryEngine, type MemoryEngine } from './support/memory-engine.ts'
import { idsIn, runPaths } from './support/run-paths.ts'
import { createFolder, type TemporaryFolder } from './support/temporary-folder.ts'
import { createWhitespaceAnalyzer } from './support/whitespace-analyzer.ts'

let folder: TemporaryFolder

afterEach(() => folder.remove())

const at = (name: string): string => join(folder.path, name)
const run = (engine: MemoryEngine, options: Partial<PathsOptions> = {}): Promise<PathsReport> =>
  runPaths(engine, { paths: [folder.path], ...options })

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
    expect(idsIn(engine)).toEqual(['a.txt', 'beta', 'c.jsonl#2', 'c1', 'd1', 'e1', 'sub/f.html'])
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
    expect(idsIn(engine)).toEqual(['1', '2', 'a.txt'])
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
    expect(idsIn(engine)).toEqual(['a.txt', 'c'])
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
    expect(idsIn(engine)).toContain('b.txt')
  })
})
