import { FihristError } from '../../../errors.ts'
import type { ReaderContext } from '../reader.ts'

/** Excel writes semicolons where the comma is the decimal separator; other programs write tabs. */
const DELIMITERS = [',', ';', '\t']

/** The delimiter that stands most often in the first line, and the same text again. */
export async function findDelimiter(
  text: AsyncGenerator<string>,
): Promise<{ delimiter: string; chunks: AsyncGenerator<string> }> {
  let head = ''
  while (!/\S.*[\r\n]/.test(head)) {
    const next = await text.next()
    if (next.done) break
    head += next.value
  }
  const first = head.trimStart().split(/[\r\n]/, 1)[0] ?? ''
  const counts = DELIMITERS.map((delimiter) => first.replaceAll(/"[^"]*"/g, '').split(delimiter).length)
  return { delimiter: DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',', chunks: prepend(head, text) }
}

async function* prepend(head: string, text: AsyncGenerator<string>): AsyncGenerator<string> {
  if (head !== '') yield head
  yield* text
}

/**
 * The field of each column; undefined for one that is left out. Throws `bad_input` when a column is no field of the
 * mapping, or two are the same: the whole file is wrong then, not each of its records.
 */
export function readHeader(cells: readonly string[], { mapping, map }: ReaderContext): readonly (string | undefined)[] {
  const columns = cells.map((cell) => {
    const column = cell.trim()
    const field = Object.hasOwn(map, column) ? map[column] : column
    return field === '' && column !== '' ? undefined : field
  })
  for (const [i, name] of columns.entries()) {
    if (name === undefined) continue
    const shown = JSON.stringify(cells[i]?.trim())
    if (name !== 'id' && !Object.hasOwn(mapping.fields, name)) {
      const known = ['id', ...Object.keys(mapping.fields)].join(', ')
      throw new FihristError(
        'bad_input',
        `column ${shown} is no field (${known}): map it to one, or to nothing to leave it out`,
      )
    }
    if (columns.indexOf(name) !== i) {
      throw new FihristError('bad_input', `column ${shown}: another column is the field "${name}" already`)
    }
  }
  return columns
}
