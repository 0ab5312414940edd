import { FihristError } from '../errors.ts'
import { describeValue } from './describe-value.ts'

/** Elasticsearch takes no longer `_id`. */
export const MAX_ID_BYTES = 512

const CONTROL = /\p{Cc}/u

/**
 * A document's id: a string, not empty, at most 512 bytes of UTF-8, without control characters. A number becomes a
 * string. Throws `bad_document`.
 */
export function readId(value: unknown): string {
  if (typeof value === 'number') return readNumber(value)
  if (typeof value !== 'string') throw refuse(`expected a string, found ${describeValue(value)}`)
  if (value === '') throw refuse('it is empty')
  const bytes = Buffer.byteLength(value)
  if (bytes > MAX_ID_BYTES) throw refuse(`${describeValue(value)} has ${bytes} bytes, the limit is ${MAX_ID_BYTES}`)
  if (CONTROL.test(value)) throw refuse(`${describeValue(value)} holds a control character`)
  // Half a character can't be written in UTF-8: two such ids would become one.
  if (!value.isWellFormed()) throw refuse(`${describeValue(value)} holds half a surrogate pair`)
  return value
}

function readNumber(value: number): string {
  // A longer number lost its last digits when the JSON was read, and ids that differ only there would become one.
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw refuse(`the number ${value} is too long to be exact: write it as a string`)
  }
  if (!Number.isFinite(value)) throw refuse(`expected a string, found ${describeValue(value)}`)
  return String(value)
}

const refuse = (problem: string): FihristError =>
  new FihristError('bad_document', `field "id": ${problem}`, { field: 'id' })
