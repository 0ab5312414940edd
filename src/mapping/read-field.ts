import { FihristError } from '../errors.ts'
import { describeValue } from './describe-value.ts'
import type { FieldValue } from './document.ts'
import type { Field } from './mapping.ts'
import { readDate } from './read-date.ts'

/** Lucene takes no longer term, and a keyword is one term; the same limit holds on every engine. */
export const MAX_KEYWORD_BYTES = 32_766

/** Values of one field, many times as many as anybody writes: each is looked at, kept and sorted for itself. */
export const MAX_VALUES = 100_000

type Single = string | number
type Rule = { readonly expected: string; readonly fits: (value: unknown) => value is Single }

/** What one value of a field must be, by the field's type. */
const RULES: Readonly<Record<Exclude<Field['type'], 'stored'>, Rule>> = {
  text: { expected: 'a string', fits: isString },
  keyword: { expected: `a string of at most ${MAX_KEYWORD_BYTES} bytes`, fits: isKeyword },
  number: { expected: 'a finite number', fits: isFiniteNumber },
  date: { expected: 'a day (2024-03-15) or a date with a time and a zone (2024-03-15T18:30:00Z)', fits: isDate },
}

const MANY_VALUES = `at most ${MAX_VALUES} values`

/** A field's value as the mapping wants it; `raw` is neither null nor undefined. Throws `bad_document`. */
export function readField(name: string, raw: unknown, field: Field): FieldValue {
  if (field.type === 'stored') return readStored(name, raw)
  const { expected, fits } = RULES[field.type]
  const many = field.type !== 'text' && field.many
  if (!many) {
    if (!fits(raw)) throw refuse(name, raw, expected)
    return raw
  }
  const values: readonly unknown[] = Array.isArray(raw) ? raw : [raw]
  if (values.length > MAX_VALUES) throw refuse(name, raw, MANY_VALUES)
  return values.map((value) => {
    if (!fits(value)) throw refuse(name, value, `${expected}, or an array of such`)
    return value
  })
}

function readStored(name: string, raw: unknown): FieldValue {
  if (isSingle(raw) || typeof raw === 'boolean') return raw
  const expected = 'a string, a number, true, false, or an array of strings and numbers'
  if (!Array.isArray(raw)) throw refuse(name, raw, expected)
  if (raw.length > MAX_VALUES) throw refuse(name, raw, MANY_VALUES)
  return raw.map((value: unknown) => {
    if (!isSingle(value)) throw refuse(name, value, expected)
    return value
  })
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

function isKeyword(value: unknown): value is string {
  return typeof value === 'string' && Buffer.byteLength(value) <= MAX_KEYWORD_BYTES
}

/** JSON.parse reads 1e999 as infinity. */
function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && readDate(value) !== undefined
}

function isSingle(value: unknown): value is Single {
  return typeof value === 'string' || isFiniteNumber(value)
}

function refuse(name: string, found: unknown, expected: string): FihristError {
  const message = `field "${name}": expected ${expected}, found ${describeValue(found)}`
  return new FihristError('bad_document', message, { field: name })
}
