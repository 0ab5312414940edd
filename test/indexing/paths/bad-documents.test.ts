import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readFile } from '../../../src/indexing/files/read-file.ts'
import type { Reader } from '../../../src/indexing/readers/reader.ts'
import { collect, MAPPING } from '../support/collect.ts'
import { createFailingAnalyzer } from '../support/failing-analyzer.ts'
import { createMemoryEngine } from '../support/memory-engine.ts'
import { idsIn, runPaths } from '../support/run-paths.ts'
import { createFolder, type TemporaryFolder } from '../support/temporary-folder.ts'

let folder: TemporaryFolder
afterEach(() => folder?.remove())

const at = (name: string): string => join(folder.path, name)

test('a run names file, line and document of what can’t be analysed, and writes the rest', async () => {
  const lines = ['{"id":"a","text":"نص"}', '{"id":"b","text":"boom"}', '{"id":"c","text":"نص"}']
  folder = await createFolder({ '1.txt': 'boom', '2.jsonl': lines.join('\n'), '3.txt': 'نص' })
  const engine = createMemoryEngine()
  const report = await runPaths(engine, { paths: [folder.path], analyzer: createFailingAnalyzer() })
  expect(report).toMatchObject({ read: 5, indexed: 3, unchanged: 0, rejected: 2 })
  const reason = (id: string) => `document "${id}" could not be analysed (RangeError: stack overflow)`
  expect(report.rejects).toEqual([
    { file: at('1.txt'), id: '1.txt', reason: reason('1.txt') },
    { file: at('2.jsonl'), line: 2, id: 'b', reason: reason('b') },
  ])
  expect(idsIn(engine)).toEqual(['3.txt', 'a', 'c'])
})

test('what has gone in stays when it can’t be analysed any more, and a rebuild says so', async () => {
  folder = await createFolder({ 'a.txt': 'boom', 'b.txt': 'نص' })
  const engine = createMemoryEngine()
  await runPaths(engine, { paths: [folder.path] })
  await expect(runPaths(engine, { paths: [], rebuild: true, analyzer: createFailingAnalyzer() })).rejects.toThrow(
    /^1 stored documents can't be taken over, the first: a\.txt: document "a\.txt" could not be analysed/,
  )
  expect(idsIn(engine)).toEqual(['a.txt', 'b.txt'])
})

test('a file at which its reader fails is rejected by name; what it gave before stays', async () => {
  const read: Reader = async function* () {
    yield { ok: true, line: 1, value: { id: 'a' } }
    throw new RangeError('stack overflow')
  }
  const stream = { read, head: new Uint8Array(), all: (async function* () {})() }
  const context = { mapping: MAPPING, map: {}, maxBytes: 1, onBytes: () => {}, onNotice: () => {} }
  expect(await collect(readFile({ path: 'a.html', id: 'a.html', bytes: 1, stream }, context))).toEqual([
    { ok: true, line: 1, value: { id: 'a' }, file: 'a.html' },
    {
      ok: false,
      file: 'a.html',
      code: 'bad_input',
      reason: "it can't be read to its end (RangeError: stack overflow)",
    },
  ])
})
