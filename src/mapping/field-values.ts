import type { Document, FieldValue } from './document.ts'
import type { Field, Mapping } from './mapping.ts'
import { readDate } from './read-date.ts'

type Single = string | number

/**
 * What a document is filtered, sorted and counted by: each keyword, number and date field that it has → its values,
 * each once (a tag written twice is one tag). A date is milliseconds since 1970 (UTC), a day its midnight.
 */
export function fieldValues(document: Document, mapping: Mapping): Record<string, Single[]> {
  const values: Record<string, Single[]> = {}
  for (const [name, field] of Object.entries(mapping.fields)) {
    const found = Object.hasOwn(document, name) ? singles(document[name]).flatMap((value) => convert(value, field)) : []
    if (found.length > 0) values[name] = [...new Set(found)]
  }
  return values
}

function singles(value: FieldValue | undefined): readonly Single[] {
  if (typeof value === 'string' || typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? value : []
}

function convert(value: Single, field: Field): Single[] {
  switch (field.type) {
    case 'keyword':
      // Half a surrogate pair can't be written in UTF-8; every engine then holds the same replacement.
      return [String(value).toWellFormed()]
    case 'number':
      return [Number(value)]
    case 'date': {
      const span = readDate(String(value))
      return span === undefined ? [] : [span.from]
    }
    case 'text':
    case 'stored':
      return []
  }
}
