import type { Input } from '../../input.ts'
import { MAX_DOCUMENT_BYTES } from '../../limits.ts'
import { renderBytes } from '../bytes/render-bytes.ts'
import { isBlank, parseJson } from './parse-json.ts'

const LINE_FEED = 0x0a

type Line = { readonly line: number; readonly bytes: number; readonly content: Uint8Array }

/**
 * The documents of a stream of JSON lines (NDJSON) in UTF-8. A bad line is a bad input with its number (from 1) and
 * the rest goes on; a line longer than `maxLine` bytes is passed over without being kept. Blank lines don't count.
 */
export async function* readJsonLines(
  stream: AsyncIterable<Uint8Array>,
  { maxLine = MAX_DOCUMENT_BYTES }: { readonly maxLine?: number } = {},
): AsyncGenerator<Input> {
  let record = 0
  for await (const { line, bytes, content } of splitLines(stream, maxLine)) {
    if (bytes > maxLine) {
      const reason = `the line is longer than the limit of ${renderBytes(maxLine)}`
      yield { ok: false, line, code: 'too_large', reason }
    } else if (!isBlank(content)) {
      const parsed = parseJson(content)
      yield parsed.ok ? { ok: true, line, value: parsed.value, record: record + 1 } : { ...parsed, line }
    } else continue
    record++
  }
}

/** The lines of a stream; one of more than `maxLine` bytes without its content. */
async function* splitLines(stream: AsyncIterable<Uint8Array>, maxLine: number): AsyncGenerator<Line> {
  let line = 1
  let bytes = 0
  let parts: Uint8Array[] = []
  for await (const chunk of stream) {
    let start = 0
    while (start <= chunk.length) {
      const end = chunk.indexOf(LINE_FEED, start)
      const part = chunk.subarray(start, end < 0 ? chunk.length : end)
      bytes += part.length
      if (bytes > maxLine) parts = []
      else if (part.length > 0) parts.push(part)
      if (end < 0) break
      yield { line, bytes, content: Buffer.concat(parts) }
      line++
      bytes = 0
      parts = []
      start = end + 1
    }
  }
  if (bytes > 0) yield { line, bytes, content: Buffer.concat(parts) }
}
