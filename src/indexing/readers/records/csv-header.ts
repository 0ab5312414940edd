import { FihristError } from '../../../errors.ts'
import { fieldOf, LEFT_OUT } from '../fields/field-of.ts'
import { noticeUnknown } from '../fields/name-fields.ts'
import type { ReaderContext } from '../reader.ts'

/** Excel writes semicolons where the comma is the decimal separator; other programs write tabs. */
const DELIMITERS = [',', ';', '\t']

/** UTF-16 units after which the first line is long enough to tell by, should it have no end. */
const ENOUGH = 64 * 1024

/** The delimiter that stands most often in the first line, and the same text again. */
export async function findDelimiter(
  text: AsyncGenerator<string>,
): Promise<{ delimiter: string; chunks: AsyncGenerator<string> }> {
  let head = ''
  while (head.length < ENOUGH && !/[\r\n]/.test(head.trimStart())) {
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
export function readHeader(cells: readonly string[], context: ReaderContext): readonly (string | undefined)[] {
  const columns = cells.map((cell) => readColumn(cell.trim(), context))
  for (const [i, name] of columns.entries()) {
    if (name === undefined || columns.indexOf(name) === i) continue
    const shown = JSON.stringify(cells[i]?.trim())
    throw new FihristError('bad_input', `column ${shown}: another column is the field "${name}" already`)
  }
  return columns
}

function readColumn(column: string, context: ReaderContext): string | undefined {
  if (Object.hasOwn(context.map, column)) context.onMapped?.(column)
  const field = fieldOf(column, context)
  if (field !== undefined) return field === LEFT_OUT ? undefined : field
  if (context.unknown === 'ignore') {
    noticeUnknown(column, context, undefined)
    return undefined
  }
  const known = ['id', ...Object.keys(context.mapping.fields)].join(', ')
  const message = `column ${JSON.stringify(column)} is no field (${known}): map it to one, or to nothing to leave it out`
  throw new FihristError('bad_input', message)
}
