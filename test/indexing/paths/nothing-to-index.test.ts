import { rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { PathsOptions } from '../../../src/indexing/index-paths.ts'
import { createMemoryEngine, type MemoryEngine } from '../support/memory-engine.ts'
import { idsIn, runPaths } from '../support/run-paths.ts'
import { createFolder, type TemporaryFolder } from '../support/temporary-folder.ts'
import { createWhitespaceAnalyzer } from '../support/whitespace-analyzer.ts'

let folder: TemporaryFolder
afterEach(() => folder.remove())

const at = (name: string): string => join(folder.path, name)
const run = (engine: MemoryEngine, names: readonly string[], options: Partial<PathsOptions> = {}) =>
  runPaths(engine, { paths: names.map(at), ...options })

describe('a path without documents', () => {
  test('is told, with a note for each kind of file in it', async () => {
    folder = await createFolder({
      'فارغ/x.pdf': '',
      'نصوص/a.txt': 'نص',
      'lines.jsonl': '\n',
      'صفوف/b.csv': 'title\n',
      'نصوص/c.csv': 'title\n',
    })
    const report = await run(createMemoryEngine(), ['فارغ', 'نصوص', 'lines.jsonl', 'صفوف'])
    expect(report).toMatchObject({ read: 1, emptyPaths: [at('فارغ'), at('lines.jsonl'), at('صفوف')] })
    expect(report.notices).toEqual([
      { file: at('فارغ/x.pdf'), message: expect.stringContaining('not read') },
      { file: at('نصوص/c.csv'), message: 'it holds not one document' },
    ])
  })

  test('is not one that was read under another path, or whose documents were rejected', async () => {
    folder = await createFolder({ 'a/x.txt': 'نص', 'b/y.txt': '' })
    await symlink(at('gone'), at('a.txt'))
    expect(await run(createMemoryEngine(), ['a', 'a/x.txt', 'b'])).toMatchObject({ rejected: 1, emptyPaths: [] })
  })

  test('keeps prune from removing what may still be there', async () => {
    folder = await createFolder({ 'a/x.txt': 'نص', 'b/y.txt': 'نص' })
    const engine = createMemoryEngine()
    await run(engine, ['a', 'b'])
    await rm(at('b/y.txt'))
    expect(await run(engine, ['a', 'b'], { prune: true })).toMatchObject({
      notPruned: `not one document was found in ${at('b')}`,
    })
    expect(idsIn(engine)).toEqual(['x.txt', 'y.txt'])
    expect(await run(engine, ['a'], { prune: true })).toMatchObject({ pruned: 1 })
  })
})

describe('a run of which nothing fits', () => {
  test.each<[string, Partial<PathsOptions>]>([
    ['', {}],
    [', with prune', { prune: true }],
    [', as a first rebuild', { rebuild: true }],
  ])('leaves no collection behind%s', async (_, options) => {
    folder = await createFolder({ 'a.jsonl': '{"id":"1","colour":"red"}\n{', 'b.txt': '' })
    const engine = createMemoryEngine()
    expect(await run(engine, ['.'], options)).toMatchObject({ read: 3, indexed: 0, rejected: 3 })
    expect(await engine.names()).toEqual([])
  })

  test('makes the collection for the first document that fits, however late it comes', async () => {
    const lines = Array.from({ length: 450 }, (_, i) => (i === 420 ? '{"id":"fits"}' : '{')).join('\n')
    folder = await createFolder({ 'a.jsonl': lines })
    const engine = createMemoryEngine()
    expect(await run(engine, ['.'])).toMatchObject({ read: 450, indexed: 1 })
    expect(idsIn(engine)).toEqual(['fits'])
  })

  test('and what can be refused before anything is read is', async () => {
    folder = await createFolder({ 'a.jsonl': '{"id":"1"}' })
    const engine = createMemoryEngine()
    await expect(run(engine, ['.'], { collection: '../c' })).rejects.toMatchObject({ code: 'bad_request' })
    await run(engine, ['.'])
    let read = 0
    const onProgress = () => {
      read++
    }
    const another = run(engine, ['.'], { analyzer: createWhitespaceAnalyzer('toy-2'), onProgress })
    await expect(another).rejects.toMatchObject({ code: 'analyzer_mismatch' })
    expect(read).toBe(0)
  })
})

describe('documents with one id', () => {
  test('are all read and indexed, and how many took the place of another is told, with the first', async () => {
    folder = await createFolder({
      'a.jsonl': '{"id":"1","title":"أ"}\n{"id":"1","title":"ب"}',
      'b.md': '---\nid: 1\n---\nنص',
    })
    const engine = createMemoryEngine()
    const report = await run(engine, ['a.jsonl', 'b.md'])
    expect(report).toMatchObject({ read: 3, indexed: 3, unchanged: 0, rejected: 0, replaced: 2 })
    const message = 'the id "1" came before in this run: this document took the other\'s place'
    expect(report.notices).toEqual([{ file: at('a.jsonl'), line: 2, message, count: 2 }])
    expect(idsIn(engine)).toEqual(['1'])
  })

  test('a document that the engine refused takes nobody’s place', async () => {
    folder = await createFolder({
      'a.jsonl': '{"id":"1","title":"أ"}\n{"id":"2"}',
      'b.jsonl': '{"id":"1","title":"x"}',
    })
    const engine = createMemoryEngine()
    engine.refuse = ({ document }) => (document.title === 'x' ? 'no x' : undefined)
    const report = await run(engine, ['a.jsonl', 'b.jsonl'], {})
    expect(report.read).toBe(report.indexed + report.unchanged + report.rejected)
    expect(report.replaced).toBe(0)
  })
})
