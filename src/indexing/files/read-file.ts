import { FihristError } from '../../errors.ts'
import { isRecord } from '../../mapping/read-document.ts'
import type { BadInput, Input, ReadInput } from '../input.ts'
import { fileProblem, isFileError } from '../readers/bytes/file-problem.ts'
import { formatOf } from '../readers/formats.ts'
import type { ReaderContext, SourceFile } from '../readers/reader.ts'

/** The documents of a file, each with an id: its own, or one made from the file's. A file that can't be read, or not
 * to its end, for whatever reason, ends with a bad input that says so. */
export async function* readFile(file: SourceFile, context: ReaderContext): AsyncGenerator<Input> {
  try {
    const read = file.stream?.read ?? formatOf(file.path)
    for await (const input of read?.(file, context) ?? []) {
      yield { ...(input.ok ? withId(input, file) : input), file: file.path }
    }
  } catch (error) {
    yield { ok: false, file: file.path, ...problemOf(error) }
  }
}

/** What nobody foresaw is the matter of this file, too: the others go on. */
function problemOf(error: unknown): Pick<BadInput, 'code' | 'reason'> {
  if (error instanceof FihristError) return { code: error.code, reason: fileProblem(error) }
  if (isFileError(error)) return { code: 'storage_failed', reason: fileProblem(error) }
  return { code: 'bad_input', reason: `it can't be read to its end (${error})` }
}

/** Why a document of the file can't be given an id. */
function whyNoId({ id, sameIdAs }: SourceFile): string | undefined {
  if (id === undefined) return 'it has no id, and what is read from standard input has no name to make one of'
  return sameIdAs && `its id would be "${id}" as for ${sameIdAs}: index the folder that holds both`
}

function withId(input: ReadInput, file: SourceFile): Input {
  const { value, record } = input
  if (!isRecord(value) || (value.id !== undefined && value.id !== null)) return input
  const reason = whyNoId(file)
  if (reason !== undefined) return { ok: false, ...(input.line === undefined ? {} : { line: input.line }), reason }
  return { ...input, value: { ...value, id: record === undefined ? file.id : `${file.id}#${record}` } }
}
