import { answerTooLarge } from '../errors.ts'
import type { SearchAnswer } from './answer.ts'

/** UTF-8 bytes of JSON that a UTF-16 unit has at most: \u0000. */
const MOST_BYTES_PER_UNIT = 6

/** Of a number, of the marks around a value or a name, and of both's names. */
const BYTES_PER_VALUE = 40

/** Throws `answer_too_large` when the answer as JSON is over `limit` bytes. */
export function checkAnswerSize(answer: SearchAnswer, limit: number): void {
  // An estimate from above is enough for nearly all, and takes no time.
  if (mostBytes(answer) <= limit) return
  const { hits, ...rest } = answer
  let bytes = bytesOf({ ...rest, hits: [] }) + Math.max(hits.length - 1, 0)
  for (const hit of hits) {
    bytes += bytesOf(hit)
    if (bytes > limit) break
  }
  if (bytes > limit) throw answerTooLarge(limit)
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

function mostBytes(value: unknown): number {
  if (typeof value === 'string') return value.length * MOST_BYTES_PER_UNIT + BYTES_PER_VALUE
  if (typeof value !== 'object' || value === null) return BYTES_PER_VALUE
  let bytes = BYTES_PER_VALUE
  for (const name in value) {
    bytes += name.length * MOST_BYTES_PER_UNIT + mostBytes((value as Record<string, unknown>)[name])
  }
  return bytes
}
