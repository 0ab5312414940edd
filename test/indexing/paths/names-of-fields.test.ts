import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readMapping } from '../../../src/mapping/mapping.ts'
import { createMemoryEngine } from '../support/memory-engine.ts'
import { idsIn, runPaths } from '../support/run-paths.ts'
import { createFolder, type TemporaryFolder } from '../support/temporary-folder.ts'

let folder: TemporaryFolder
afterEach(() => folder.remove())

const FILES = {
  'أول.md': '---\nby: سلمى\nlayout: post\n---\nنص',
  'ثان.md': '---\nlayout: page\ndate: أمس\n---\nنص',
  'c.jsonl': '{"id":"c1","title":"ع","date":"غدا"}\n{"id":"c2","title":"ع","layout":1}',
}

test('a name that no file has is told, and what was read goes in', async () => {
  folder = await createFolder(FILES)
  const engine = createMemoryEngine()
  const report = await runPaths(engine, { paths: [folder.path], map: { by: 'author', typo: 'author', other: '' } })
  expect(report).toMatchObject({ unusedMap: ['typo', 'other'], indexed: 1, rejected: 3 })
  expect(engine.documentsOf('c').get('أول.md')?.document.author).toBe('سلمى')
})

test('a folder without files says nothing of names', async () => {
  folder = await createFolder({})
  expect(await runPaths(createMemoryEngine(), { paths: [folder.path], map: { typo: 'author' } })).toMatchObject({
    unusedMap: [],
  })
})

test('a rebuild that did not find a name leaves the old index', async () => {
  folder = await createFolder({ 'a.txt': 'نص' })
  const engine = createMemoryEngine()
  await runPaths(engine, { paths: [folder.path] })
  const rebuilt = runPaths(engine, { paths: [folder.path], rebuild: true, map: { typo: 'author' } })
  await expect(rebuilt).rejects.toThrow('nothing that was read is called "typo", which is to be mapped: the old index')
  expect(engine.calls.at(-1)?.name).toBe('abort')
})

test('what is left out of many files is said once for each name and field, with file, line and number', async () => {
  folder = await createFolder(FILES)
  const engine = createMemoryEngine()
  const options = { paths: [folder.path], unknown: 'ignore', badValues: 'drop' } as const
  const { notices, ...report } = await runPaths(engine, options)
  expect(report).toMatchObject({ read: 4, indexed: 4, rejected: 0 })
  expect(notices.map(({ file, ...rest }) => [file.slice(folder.path.length + 1), rest])).toEqual([
    ['c.jsonl', { line: 1, message: expect.stringContaining('found the string "غدا": left out'), count: 2 }],
    ['c.jsonl', { line: 2, message: '"layout" is no field of the mapping "pages": left out', count: 3 }],
    ['أول.md', { message: '"by" is no field of the mapping "pages": left out' }],
  ])
})

test('a rebuild from what is stored may call fields otherwise and have fewer of them', async () => {
  folder = await createFolder({ 'n.jsonl': '{"id":"1","title":"ع","author":"سلمى","views":3}' })
  const engine = createMemoryEngine()
  await runPaths(engine, { paths: [join(folder.path, 'n.jsonl')] })
  const mapping = readMapping({ name: 'pages', fields: { title: { type: 'text' }, by: { type: 'keyword' } } }, 'test')
  const rebuild = { paths: [], rebuild: true, mapping, map: { author: 'by' } } as const
  await expect(runPaths(engine, rebuild)).rejects.toThrow(/1 stored documents can't be taken over, .* "views"/)
  const report = await runPaths(engine, { ...rebuild, unknown: 'ignore' })
  expect(report.notices).toEqual([{ file: 'c', message: '"views" is no field of the mapping "pages": left out' }])
  expect(idsIn(engine)).toEqual(['1'])
  expect(engine.documentsOf('c').get('1')?.document).toEqual({ id: '1', title: 'ع', by: 'سلمى' })
})
