import { createHash, hash } from 'node:crypto'
import type { Document, FieldValue } from '../../mapping/document.ts'

/** UTF-16 units that are hashed at once, a few milliseconds' work. */
const SLICE_UNITS = 256 * 1024

/**
 * 32 hex digits of SHA-256 over the document as JSON; the order of its fields does not matter. Of a long document piece
 * by piece, with a pause after each.
 */
export async function contentHash(
  document: Document,
  pause: () => Promise<void> = async () => {},
  sliceUnits = SLICE_UNITS,
): Promise<string> {
  const fields = Object.entries(document).sort(([a], [b]) => (a < b ? -1 : 1))
  if (fields.every(([, value]) => !isLong(value, sliceUnits))) return shorten(hash('sha256', JSON.stringify(fields)))
  const sum = createHash('sha256')
  for (const [i, [name, value]] of fields.entries()) {
    sum.update(`${i === 0 ? '[' : ','}[${JSON.stringify(name)},`)
    for (const part of jsonParts(value, sliceUnits)) {
      sum.update(part)
      await pause()
    }
    sum.update(']')
  }
  return shorten(sum.update(']').digest('hex'))
}

const isLong = (value: FieldValue, sliceUnits: number): boolean =>
  typeof value === 'string' && value.length > sliceUnits

/** What JSON.stringify makes of a value, in pieces where it is a long text. */
function* jsonParts(value: FieldValue, sliceUnits: number): Generator<string> {
  if (typeof value !== 'string') {
    yield JSON.stringify(value)
    return
  }
  yield '"'
  for (let from = 0; from < value.length; ) {
    let to = Math.min(value.length, from + sliceUnits)
    // JSON has an escape for half a surrogate pair, so a pair must not be cut.
    if (to < value.length && (value.codePointAt(to - 1) ?? 0) > 0xffff) to++
    yield JSON.stringify(value.slice(from, to)).slice(1, -1)
    from = to
  }
  yield '"'
}

const shorten = (hex: string): string => hex.slice(0, 32)
