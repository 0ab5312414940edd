import type { Mapping } from '../../mapping/mapping.ts'
import { readDate } from '../../mapping/read-date.ts'
import type { Filter, Range } from '../filter.ts'
import { type Described, joinDescribed, wholeOf } from './described.ts'

/** The filter in the filter language; `parseFilter` reads it back as the same data (dates: in the years 0 to 9999). */
export function describeFilter(filter: Filter, mapping: Mapping): Described {
  const render = (part: Filter) => describeFilter(part, mapping)
  switch (filter.type) {
    case 'and':
      return joinDescribed('AND', filter.filters.map(render))
    case 'or': {
      const days = describeDays(filter.filters, mapping)
      if (days !== undefined) return { text: days }
      // AND binds closer anyway; more parentheses than were typed could be one too many.
      return joinDescribed('OR', filter.filters.map(render), ({ joined }) => joined === 'OR')
    }
    case 'not':
      return { text: `NOT ${wholeOf(render(filter.filter))}` }
    case 'exists':
      return { text: `EXISTS ${filter.field}` }
    case 'terms': {
      const values = filter.values.map(quoteValue)
      const [only] = values
      return { text: `${filter.field} ${values.length === 1 ? `= ${only}` : `IN [${values.join(', ')}]`}` }
    }
    case 'range':
      return describeRange(filter.field, filter, mapping)
  }
}

const SIGNS = [
  ['gt', '>'],
  ['gte', '>='],
  ['lt', '<'],
  ['lte', '<='],
] as const

function describeRange(field: string, range: Range, mapping: Mapping): Described {
  const date = spellDate(range)
  const isDate = mapping.fields[field]?.type === 'date'
  if (isDate && date !== undefined) return { text: `${field} = ${date}` }
  const bounds = SIGNS.flatMap(([key, sign]): Described[] => {
    const bound = range[key]
    if (bound === undefined) return []
    const value = isDate && typeof bound === 'number' ? spellInstant(bound) : quoteValue(bound)
    return [{ text: `${field} ${sign} ${value}` }]
  })
  return joinDescribed('AND', bounds)
}

/** `field IN [day, day]`: dates are ranges and can't be terms. Undefined when the filters are anything else. */
function describeDays(filters: readonly Filter[], mapping: Mapping): string | undefined {
  const [first] = filters
  if (first?.type !== 'range' || mapping.fields[first.field]?.type !== 'date') return undefined
  const dates = filters.map((part) => {
    return part.type === 'range' && part.field === first.field ? spellDate(part) : undefined
  })
  return dates.includes(undefined) ? undefined : `${first.field} IN [${dates.join(', ')}]`
}

/** The shortest date that means all of the range and no more. */
function spellDate({ gte, lt }: Range): string | undefined {
  if (typeof gte !== 'number' || typeof lt !== 'number') return undefined
  return spellings(gte).find((spelling) => {
    const read = readDate(spelling)
    return read?.from === gte && read.until === lt
  })
}

/** The shortest date that begins then. */
function spellInstant(milliseconds: number): string {
  return spellings(milliseconds).find((spelling) => readDate(spelling)?.from === milliseconds) ?? String(milliseconds)
}

function spellings(milliseconds: number): readonly string[] {
  const date = new Date(milliseconds)
  if (Number.isNaN(date.getTime())) return []
  const iso = date.toISOString()
  const day = iso.indexOf('T')
  return [iso.slice(0, day), `${iso.slice(0, day + 6)}Z`, `${iso.slice(0, day + 9)}Z`, iso]
}

function quoteValue(value: string | number): string {
  return typeof value === 'number' ? String(value) : `"${value.replace(/["\\\uff02]/g, '\\$&')}"`
}
