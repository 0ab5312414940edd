import { FihristError } from '../../errors.ts'
import { isRecord } from '../../mapping/read-document.ts'
import type { Input, ReadInput } from '../input.ts'
import { fileProblem } from '../readers/bytes/file-problem.ts'
import { formatOf } from '../readers/formats.ts'
import type { ReaderContext, SourceFile } from '../readers/reader.ts'

/** The documents of a file, each with an id: its own, or one made from the file's. A file that can't be read, or not
 * to its end, ends with a bad input that says so. */
export async function* readFile(file: SourceFile, context: ReaderContext): AsyncGenerator<Input> {
  try {
    for await (const input of formatOf(file.path)?.(file, context) ?? []) {
      yield { ...(input.ok ? withId(input, file) : input), file: file.path }
    }
  } catch (error) {
    const code = error instanceof FihristError ? error.code : 'storage_failed'
    yield { ok: false, file: file.path, code, reason: fileProblem(error) }
  }
}

function withId(input: ReadInput, file: SourceFile): Input {
  const { value, record } = input
  if (!isRecord(value) || (value.id !== undefined && value.id !== null)) return input
  if (file.sameIdAs !== undefined) {
    const reason = `its id would be "${file.id}" as for ${file.sameIdAs}: index the folder that holds both`
    return { ok: false, ...(input.line === undefined ? {} : { line: input.line }), reason }
  }
  return { ...input, value: { ...value, id: record === undefined ? file.id : `${file.id}#${record}` } }
}
