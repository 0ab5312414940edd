/** UTF-8 bytes that a UTF-16 unit has in JSON at most: \u0000. */
const MOST_BYTES_PER_UNIT = 6

/** More than a number has, or the marks around a value and its name. */
const BYTES_PER_VALUE = 40

/** Bytes of a value as JSON in UTF-8. */
export const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

/** Whether a value may have more bytes as JSON than `limit`: an estimate from above, which takes no time. */
export const mayBeOver = (value: unknown, limit: number): boolean => mostBytes(value) > limit

function mostBytes(value: unknown): number {
  if (typeof value === 'string') return value.length * MOST_BYTES_PER_UNIT + BYTES_PER_VALUE
  if (typeof value !== 'object' || value === null) return BYTES_PER_VALUE
  let bytes = BYTES_PER_VALUE
  // Loops that make no arrays: every answer is looked at.
  if (Array.isArray(value)) {
    for (const item of value) bytes += mostBytes(item)
  } else {
    for (const name in value) {
      bytes += name.length * MOST_BYTES_PER_UNIT + mostBytes((value as Readonly<Record<string, unknown>>)[name])
    }
  }
  return bytes
}
