import { FihristError } from '../errors.ts'
import { describeValue } from './describe-value.ts'
import type { Document, FieldValue } from './document.ts'
import type { Mapping } from './mapping.ts'
import { readField } from './read-field.ts'
import { readId } from './read-id.ts'

/**
 * The document in `value` (parsed JSON), its fields in the mapping's order; a field that is null counts as absent.
 * Strict: nothing is converted but a numeric id to a string and a single value to an array where the field has many.
 * Throws `bad_document` naming the field, what was found and what was expected.
 */
export function readDocument(value: unknown, mapping: Mapping): Document {
  if (!isRecord(value)) {
    throw new FihristError('bad_document', `expected an object with an id and fields, found ${describeValue(value)}`)
  }
  const unknown = Object.keys(value).find((name) => name !== 'id' && !Object.hasOwn(mapping.fields, name))
  if (unknown !== undefined) throw unknownField(unknown, mapping)
  const document: Record<string, FieldValue> & { id: string } = { id: readId(own(value, 'id')) }
  for (const [name, field] of Object.entries(mapping.fields)) {
    const raw = own(value, name)
    if (raw !== undefined && raw !== null) document[name] = readField(name, raw, field)
  }
  return document
}

/** Whether `value` is an object with named members. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A field may be called like something that every object inherits ("constructor"). */
const own = (value: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(value, name) ? value[name] : undefined

function unknownField(name: string, mapping: Mapping): FihristError {
  const known = Object.keys(mapping.fields).join(', ')
  const shown = name.length > 40 ? `${name.slice(0, 40)}…` : name
  const message = `field ${JSON.stringify(shown)} is not in the mapping "${mapping.name}" (fields: id, ${known})`
  return new FihristError('bad_document', message, { field: shown })
}
