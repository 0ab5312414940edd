import type { Field, Mapping } from '../../../mapping/mapping.ts'
import { readNumber } from '../../../mapping/read-number.ts'

/**
 * Values from a source that knows strings only, converted to what the mapping wants: a number where the text is one
 * (Arabic digits too), an array where the field has many. An empty string is left out. What does not fit, and what the
 * mapping does not know, stays as it is, to be refused by name.
 */
export function fitStrings(
  values: Readonly<Record<string, unknown>>,
  mapping: Mapping,
  splitMany: (value: string) => readonly string[],
): Readonly<Record<string, unknown>> {
  const given = Object.entries(values).filter(([, value]) => value !== '')
  return Object.fromEntries(
    given.map(([name, value]) => {
      const field = Object.hasOwn(mapping.fields, name) ? mapping.fields[name] : undefined
      return [name, field === undefined ? value : fitValue(value, field, splitMany)]
    }),
  )
}

function fitValue(value: unknown, field: Field, splitMany: (value: string) => readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((single: unknown) => fitSingle(single, field))
  if (typeof value !== 'string' || !('many' in field && field.many)) return fitSingle(value, field)
  const parts = splitMany(value).map((part) => part.trim())
  return parts.filter((part) => part !== '').map((part) => fitSingle(part, field))
}

function fitSingle(value: unknown, field: Field): unknown {
  if (typeof value !== 'string') return value
  if (field.type === 'date') return value.trim()
  if (field.type !== 'number') return value
  return readNumber(value.trim()) ?? value
}
