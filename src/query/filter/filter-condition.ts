import { findField, type Mapping } from '../../mapping/mapping.ts'
import { readDate } from '../../mapping/read-date.ts'
import { readNumber, toAsciiNumber } from '../../mapping/read-number.ts'
import type { Filter } from '../filter.ts'
import { joinFilters } from './join-filters.ts'

/** A field that documents can be filtered by. */
export type FilterField = { readonly name: string; readonly type: 'keyword' | 'number' | 'date' }

/** A date is all the milliseconds it names, a day being the whole day: `from` is in it, `until` no more. */
export type FilterValue = string | number | { readonly from: number; readonly until: number }

export const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='] as const

export type Comparison = (typeof COMPARISONS)[number]

/** What a field's values look like, for messages. */
export const VALUE_FORMS: Readonly<Record<FilterField['type'], string>> = {
  keyword: 'text',
  number: 'a number',
  date: 'a day (2025-01-31) or a date with a time and a zone (2025-01-31T18:00:00Z)',
}

/** The field called so, by name or alias; undefined when there is none or when it can't be filtered by. */
export function findFilterField(mapping: Mapping, name: string): FilterField | undefined {
  const found = findField(mapping, name)
  if (found === undefined || found.field.type === 'text' || found.field.type === 'stored') return undefined
  return { name: found.name, type: found.field.type }
}

/** The fields that can be filtered by, with their aliases, for messages. */
export function describeFilterFields(mapping: Mapping): string {
  const names = Object.entries(mapping.fields).flatMap(([name, field]) => {
    if (field.type === 'text' || field.type === 'stored') return []
    return field.aliases === undefined || field.aliases.length === 0 ? name : `${name} (${field.aliases.join(', ')})`
  })
  return names.length === 0 ? 'no field: this collection has none to filter by' : `a field: ${names.join(', ')}`
}

/** A value as its field compares it; undefined when it does not fit the field's type. Digits may be Arabic. */
export function readFilterValue(field: FilterField, value: string | number): FilterValue | undefined {
  switch (field.type) {
    case 'keyword':
      return typeof value === 'string' ? value : undefined
    case 'number':
      return typeof value === 'string' ? readNumber(value) : value
    case 'date':
      return typeof value === 'string' ? readDate(toAsciiNumber(value)) : undefined
  }
}

/** The filter that compares a field with a value. `!=` also lets documents through that lack the field. */
export function compareField(field: FilterField, comparison: Comparison, value: FilterValue): Filter {
  const { name } = field
  const [from, until] = typeof value === 'object' ? [value.from, value.until] : [value, undefined]
  switch (comparison) {
    case '=':
      if (until === undefined) return { type: 'terms', field: name, values: [from] }
      return { type: 'range', field: name, gte: from, lt: until }
    case '!=':
      return { type: 'not', filter: compareField(field, '=', value) }
    case '<':
      return { type: 'range', field: name, lt: from }
    case '<=':
      return { type: 'range', field: name, ...(until === undefined ? { lte: from } : { lt: until }) }
    case '>':
      return { type: 'range', field: name, ...(until === undefined ? { gt: from } : { gte: until }) }
    case '>=':
      return { type: 'range', field: name, gte: from }
  }
}

/** The filter that lets through documents with any of the values. */
export function fieldIsIn(field: FilterField, values: readonly FilterValue[]): Filter {
  const plain = values.filter((value) => typeof value !== 'object')
  if (plain.length === values.length) return { type: 'terms', field: field.name, values: plain }
  return joinFilters(
    'or',
    values.map((value) => compareField(field, '=', value)),
  )
}
