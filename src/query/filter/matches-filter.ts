import type { Filter, Range } from '../filter.ts'

type Value = string | number

/** The values of a document by field, as `fieldValues` gives them. */
type Values = Readonly<Record<string, readonly Value[]>>

/**
 * Whether a document with these values passes the filter, as the engines decide it: a field passes when any of its
 * values does, a document without the field meets no condition (so NOT passes it), text is compared by code point.
 */
export function matchesFilter(filter: Filter, values: Values): boolean {
  switch (filter.type) {
    case 'and':
      return filter.filters.every((part) => matchesFilter(part, values))
    case 'or':
      return filter.filters.some((part) => matchesFilter(part, values))
    case 'not':
      return !matchesFilter(filter.filter, values)
    case 'terms':
      return valuesOf(values, filter.field).some((value) => filter.values.some((term) => compare(value, term) === 0))
    case 'range':
      return valuesOf(values, filter.field).some((value) => isWithin(value, filter))
    case 'exists':
      return valuesOf(values, filter.field).length > 0
  }
}

const valuesOf = (values: Values, field: string): readonly Value[] =>
  Object.hasOwn(values, field) ? (values[field] ?? []) : []

const isWithin = (value: Value, { gt, gte, lt, lte }: Range): boolean =>
  (gt === undefined || compare(value, gt) > 0) &&
  (gte === undefined || compare(value, gte) >= 0) &&
  (lt === undefined || compare(value, lt) < 0) &&
  (lte === undefined || compare(value, lte) <= 0)

/** UTF-8 keeps the order of code points, which UTF-16 (JavaScript's `<`) does not. NaN for values of two kinds. */
function compare(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return typeof a === 'number' && typeof b === 'number' ? a - b : Number.NaN
}
