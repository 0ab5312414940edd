const [LINE_FEED, QUOTE, BACKSLASH, COMMA] = [0x0a, 0x22, 0x5c, 0x2c]
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/** A piece of JSON text: what stands between two commas of the outermost array, or a value that is no array. */
export type JsonItem = {
  /** Where it begins, counted from 1. */
  readonly line: number
  /** Its place in the array, counted from 1; undefined for a value that is no array. */
  readonly record: number | undefined
  readonly bytes: number
  /** Empty when it is longer than the limit. */
  readonly content: Uint8Array
  /** What follows it; at the `end` of the stream an array was cut off. */
  readonly before: 'comma' | 'bracket' | 'end'
}

/**
 * Cuts a stream of JSON text (UTF-8) into the items of its array without understanding them: it knows strings and
 * brackets only, so an item with an error is one bad item and not the end. Holds one item at a time, and none longer
 * than `maxItem` bytes. What follows the array's end is an item too, with the bracket before it.
 */
export async function* splitJsonArray(stream: AsyncIterable<Uint8Array>, maxItem: number): AsyncGenerator<JsonItem> {
  let place: 'before' | 'array' | 'value' | 'after' = 'before'
  let [inString, escaped, depth] = [false, false, 0]
  let [line, startLine, record, bytes] = [1, 0, 1, 0]
  let parts: Uint8Array[] = []

  function keep(part: Uint8Array): void {
    bytes += part.length
    if (bytes > maxItem) parts = []
    else if (part.length > 0) parts.push(part)
  }

  function finish(before: JsonItem['before']): JsonItem {
    const numbered = place === 'array' ? record++ : undefined
    const item = { line: startLine || line, record: numbered, bytes, content: Buffer.concat(parts), before }
    parts = []
    bytes = 0
    startLine = 0
    return item
  }

  for await (const chunk of stream) {
    let start = 0
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] ?? 0
      if (byte === LINE_FEED) line++
      if (inString) {
        if (escaped) escaped = false
        else if (byte === BACKSLASH) escaped = true
        else if (byte === QUOTE) inString = false
        continue
      }
      if (byte <= 0x20) continue
      if (place === 'before') {
        if (BYTE_ORDER_MARK.includes(byte)) continue
        place = byte === OPEN_ARRAY ? 'array' : 'value'
        start = place === 'array' ? i + 1 : i
        if (place === 'array') continue
      }
      const ends = place === 'array' && depth === 0 && (byte === COMMA || byte === CLOSE_ARRAY)
      if (ends) {
        keep(chunk.subarray(start, i))
        yield finish(byte === COMMA ? 'comma' : 'bracket')
        if (byte === CLOSE_ARRAY) place = 'after'
        start = i + 1
        continue
      }
      startLine ||= line
      if (byte === QUOTE) inString = true
      else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) depth++
      else if ((byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) && depth > 0) depth--
    }
    if (place !== 'before') keep(chunk.subarray(start))
  }
  if (place !== 'after' || startLine > 0) yield finish('end')
}
