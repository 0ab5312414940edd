import { describe, expect, test } from 'vitest'
import { guessFormat } from '../../../src/indexing/files/guess-format.ts'
import type { Stdin } from '../../../src/indexing/files/open-stdin.ts'
import type { PathsOptions } from '../../../src/indexing/index-paths.ts'
import type { PathsReport } from '../../../src/indexing/report.ts'
import { chunksOf } from '../support/collect.ts'
import { encode1256 } from '../support/encode.ts'
import { createMemoryEngine } from '../support/memory-engine.ts'
import { runPaths } from '../support/run-paths.ts'

type Read = { readonly report: PathsReport; readonly documents: unknown[] }

/** What `-` becomes when these bytes come in, in chunks that cut characters. */
async function pipe(
  content: string | Uint8Array,
  stdin: Partial<Stdin> = {},
  options: Partial<PathsOptions> = {},
): Promise<Read> {
  const engine = createMemoryEngine()
  const report = await runPaths(engine, { paths: ['-'], stdin: { bytes: chunksOf(content), ...stdin }, ...options })
  const there = (await engine.names()).includes('c')
  const documents = there ? [...engine.documentsOf('c').values()].map(({ document }) => document) : []
  return { report, documents }
}

describe('standard input', () => {
  test.each<[string, string | Uint8Array, Partial<Stdin>, object]>([
    ['JSON lines, by its first bytes', '\ufeff{"id":"1","title":"أول"}\n{"id":"2"}\n', {}, { id: '1', title: 'أول' }],
    ['JSON, by its first bytes', ' [{"id":"1","title":"أول"}]', {}, { id: '1', title: 'أول' }],
    ['one JSON object over several lines', '{\n "id": "1",\n "title": "أول"\n}', {}, { id: '1', title: 'أول' }],
    ['Markdown with front matter', '---\nid: m1\n---\n# عنوان\nنص', {}, { id: 'm1', title: 'عنوان', text: 'نص' }],
    ['CSV, when that is said', 'id,title\n1,أول\n', { format: 'csv' }, { id: '1', title: 'أول' }],
    [
      'TSV in Windows-1256',
      encode1256('id\ttitle\n1\tأسعار القمح في السوق\n'),
      { format: 'TSV' },
      { id: '1', title: 'أسعار القمح في السوق' },
    ],
    ['a text with a name', 'نص', { name: 'كتاب قديم.txt' }, { id: 'كتاب قديم.txt', title: 'كتاب قديم', text: 'نص' }],
    ['HTML with a name', '<p>نص', { name: 'p' }, { id: 'p', title: 'نص', text: 'نص' }],
    ['records with a name', '{"title":"أول"}', { name: 'أخبار.jsonl' }, { id: 'أخبار.jsonl#1', title: 'أول' }],
  ])('is read: %s', async (_, content, stdin, document) => {
    const { report, documents } = await pipe(content, stdin)
    expect(report).toMatchObject({ rejected: 0, files: 1, emptyPaths: [] })
    expect(documents[0]).toEqual(document)
  })

  test('more of it than is looked at, with a character on the edge', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => `{"id":"${i}","title":"عنوان طويل"}\n`).join('')
    const { report, documents } = await pipe(lines, { bytes: chunksOf(lines, 999) })
    expect(report).toMatchObject({ read: 3000, indexed: 3000 })
    expect(documents.at(-1)).toMatchObject({ id: '2999', title: 'عنوان طويل' })
  })

  test('a document without an id is rejected with its line: the next one would take its place', async () => {
    const { report } = await pipe('{"title":"أول"}\n{"id":"2"}')
    expect(report.rejects).toEqual([{ file: 'stdin', line: 1, reason: expect.stringMatching(/^it has no id/) }])
    expect(report).toMatchObject({ indexed: 1 })
  })

  test('nothing at all is a path without documents', async () => {
    expect((await pipe('')).report).toMatchObject({ read: 0, emptyPaths: ['-'] })
  })

  test.each<[string, Partial<Stdin>, RegExp]>([
    ['نص', {}, /does not begin like JSON, HTML or front matter; name its format: txt, md, markdown, json/],
    ['نص', { name: 'كتاب' }, /does not begin like/],
    ['نص', { format: 'pdf' }, /there is no format "pdf"; name its format/],
  ])('%s, %j: its format must be known', async (content, stdin, message) => {
    await expect(pipe(content, stdin)).rejects.toMatchObject({
      code: 'bad_request',
      message: expect.stringMatching(message),
    })
  })

  test('that breaks off is a document that could not be read, and what came before it goes in', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"id":"1"}\n'.repeat(10_000))
      throw Object.assign(new Error('read EIO'), { code: 'EIO', syscall: 'read' })
    }
    const { report } = await pipe('', { bytes: broken() })
    expect(report).toMatchObject({ read: 10_001, rejected: 1 })
    expect(report.rejects).toEqual([{ file: 'stdin', reason: "standard input: it can't be read (EIO)" }])
  })
})

test.each<[string, string | undefined]>([
  ['[', '.json'],
  ['{"a":1}', '.jsonl'],
  ['{"a":', '.jsonl'],
  ['{"a":1}\n{"a"', '.jsonl'],
  ['{\n', '.json'],
  ['<!doctype html>', '.html'],
  ['---\r\nid: 1', '.md'],
  ['--- x', undefined],
  ['id,title', undefined],
])('the format of %j', (text, format) => expect(guessFormat(Buffer.from(text))).toBe(format))
