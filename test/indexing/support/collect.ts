import { basename } from 'node:path'
import { readFile } from '../../../src/indexing/files/read-file.ts'
import type { Input } from '../../../src/indexing/input.ts'
import type { ReaderContext } from '../../../src/indexing/readers/reader.ts'
import { type Mapping, readMapping } from '../../../src/mapping/mapping.ts'
import { createFolder } from './temporary-folder.ts'

/** Fields of every type. */
export const MAPPING: Mapping = readMapping(
  {
    name: 'pages',
    fields: {
      title: { type: 'text', weight: 2 },
      text: { type: 'text' },
      author: { type: 'keyword' },
      tags: { type: 'keyword', many: true },
      views: { type: 'number' },
      sizes: { type: 'number', many: true },
      date: { type: 'date' },
      url: { type: 'stored' },
    },
  },
  'test',
)

/** All of it, in order. */
export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of source) all.push(one)
  return all
}

/** Some text as a stream of bytes in chunks of a given size. */
export async function* chunksOf(content: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content)
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

export type ReadResult = { readonly inputs: Input[]; readonly notices: string[] }

/** What is read from a file of that name and content. File names in the inputs are cut to their last part. */
export async function readContent(
  name: string,
  content: string | Uint8Array,
  context: Partial<ReaderContext> = {},
): Promise<ReadResult> {
  const folder = await createFolder({ [name]: content })
  const notices: string[] = []
  try {
    const file = { path: `${folder.path}/${name}`, id: name, bytes: Buffer.byteLength(content) }
    const defaults: ReaderContext = {
      mapping: MAPPING,
      map: {},
      maxBytes: 1_000_000,
      onBytes: () => {},
      onNotice: (message) => notices.push(message),
    }
    const inputs = await collect(readFile(file, { ...defaults, ...context }))
    return { inputs: inputs.map((input) => ({ ...input, file: basename(input.file ?? '') })), notices }
  } finally {
    await folder.remove()
  }
}

/** The documents among them. */
export const documentsOf = ({ inputs }: ReadResult): unknown[] =>
  inputs.flatMap((input) => (input.ok ? [input.value] : []))

/** The bad ones among them, with their lines. */
export const problemsOf = ({ inputs }: ReadResult): string[] =>
  inputs.flatMap((input) => (input.ok ? [] : [`${input.line ?? '-'}: ${input.reason}`]))
