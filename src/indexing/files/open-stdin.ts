import { FihristError } from '../../errors.ts'
import { fileProblem } from '../readers/bytes/file-problem.ts'
import { EXTENSIONS, formatOf, readerOf } from '../readers/formats.ts'
import type { SourceFile } from '../readers/reader.ts'
import { guessFormat } from './guess-format.ts'
import { peek } from './peek.ts'

/** The path that stands for the standard input. */
export const STDIN = '-'

/** What the path `-` is read from. */
export type Stdin = {
  readonly bytes: AsyncIterable<Uint8Array>
  /** What it holds, as the ending of files (`jsonl`); by default what its name or its first bytes tell. */
  readonly format?: string | undefined
  /** The name of the file that it could be: documents without an id get theirs from it, a page its title. */
  readonly name?: string | undefined
}

/** So much is looked at to find format and encoding, for it can be read only once. */
const HEAD_BYTES = 65_536
const LINE_FEED = 0x0a

/** The standard input as a file. Throws `bad_request` when its format is not known, `bad_input` when it can't be read. */
export async function openStdin({ bytes, format, name }: Stdin): Promise<SourceFile> {
  const told = format === undefined ? undefined : `.${format.toLowerCase()}`
  // Before it is waited for.
  if (told !== undefined && readerOf(told) === undefined) throw unknownFormat(`there is no format "${format}"`)
  const { head, all, ended } = await peek(watch(bytes), HEAD_BYTES)
  const read = readerOf(told ?? '') ?? formatOf(name ?? '') ?? readerOf(guessFormat(head) ?? '')
  if (read === undefined) throw unknownFormat('it does not begin like JSON, HTML or front matter')
  return {
    path: name ?? 'stdin',
    id: name?.normalize('NFC'),
    bytes: 0,
    stream: { read, head: ended ? head : wholeLines(head), all },
  }
}

const FORMATS = EXTENSIONS.map((extension) => extension.slice(1)).join(', ')

const unknownFormat = (problem: string): FihristError =>
  new FihristError('bad_request', `standard input: ${problem}; name its format: ${FORMATS}`)

/** Its errors in our words; one that was destroyed by an interrupt is an end, not damage. */
async function* watch(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') {
      throw new FihristError('shutting_down', 'indexing was interrupted', {}, error)
    }
    throw new FihristError('bad_input', `standard input: ${fileProblem(error)}`, {}, error)
  }
}

/** A character that is cut in two would be taken for damage. */
const wholeLines = (head: Uint8Array): Uint8Array => head.subarray(0, head.lastIndexOf(LINE_FEED) + 1 || head.length)
