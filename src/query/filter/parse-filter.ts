import type { Mapping } from '../../mapping/mapping.ts'
import type { Filter } from '../filter.ts'
import { FILTER_LIMITS } from '../limits.ts'
import {
  COMPARISONS,
  compareField,
  describeFilterFields,
  type FilterField,
  type FilterValue,
  fieldIsIn,
  findFilterField,
  readFilterValue,
  VALUE_FORMS,
} from './filter-condition.ts'
import { filterError } from './filter-error.ts'
import { joinFilters } from './join-filters.ts'
import { type FilterToken, scanFilter } from './scan-filter.ts'

const KEYWORDS = ['AND', 'OR', 'NOT', 'IN', 'EXISTS']

/**
 * Reads the filter language: `field = value` (also != < <= > >=), `field IN [a, b]`, `field NOT IN [a, b]`,
 * `EXISTS field`, joined by NOT, AND, OR (closest first) and parentheses. Throws `bad_filter` with the position (UTF-16
 * units) and what was expected there, and nothing else.
 */
export function parseFilter(text: string, mapping: Mapping): Filter {
  if (text.length > FILTER_LIMITS.characters) {
    throw filterError(FILTER_LIMITS.characters, `at most ${FILTER_LIMITS.characters} characters`, `${text.length}`)
  }
  const reader = createReader(scanFilter(text))
  let conditions = 0

  function readOr(depth: number): Filter {
    const filters = [readAnd(depth)]
    while (reader.takes('OR')) filters.push(readAnd(depth))
    return joinFilters('or', filters)
  }

  function readAnd(depth: number): Filter {
    const filters = [readOne(depth)]
    while (reader.takes('AND')) filters.push(readOne(depth))
    return joinFilters('and', filters)
  }

  function readOne(depth: number): Filter {
    const { start } = reader.next()
    const negated = reader.takes('NOT')
    if (!negated && !reader.takes('(')) return readCondition()
    if (depth >= FILTER_LIMITS.depth) {
      throw filterError(start, `at most ${FILTER_LIMITS.depth} NOTs and parentheses inside one another`, 'one more')
    }
    if (negated) return { type: 'not', filter: readOne(depth + 1) }
    const filter = readOr(depth + 1)
    reader.expect(')', 'AND or OR in capitals, or ")"')
    return filter
  }

  function readCondition(): Filter {
    conditions++
    if (conditions > FILTER_LIMITS.conditions) {
      throw filterError(reader.next().start, `at most ${FILTER_LIMITS.conditions} conditions`, 'one more')
    }
    if (reader.takes('EXISTS')) return { type: 'exists', field: readField().name }
    const field = readField()
    if (reader.takes('IN')) return fieldIsIn(field, readList(field))
    if (reader.takes('NOT')) {
      reader.expect('IN', 'IN')
      return { type: 'not', filter: fieldIsIn(field, readList(field)) }
    }
    const comparison = COMPARISONS.find((sign) => reader.takes(sign))
    if (comparison === undefined) throw reader.unexpected(`${COMPARISONS.join(' ')} IN or NOT IN (in capitals)`)
    return compareField(field, comparison, readValue(field))
  }

  function readField(): FilterField {
    const { type, text: name } = reader.next()
    const field = type === 'word' ? findFilterField(mapping, name) : undefined
    if (field === undefined) throw reader.unexpected(describeFilterFields(mapping))
    reader.skip()
    return field
  }

  function readValue(field: FilterField): FilterValue {
    const { type, text: typed } = reader.next()
    const isValue = type === 'quoted' || (type === 'word' && !KEYWORDS.includes(typed))
    const value = isValue ? readFilterValue(field, typed) : undefined
    if (value === undefined) throw reader.unexpected(`${VALUE_FORMS[field.type]} for "${field.name}"`)
    reader.skip()
    return value
  }

  function readList(field: FilterField): FilterValue[] {
    reader.expect('[', '"["')
    const values = [readValue(field)]
    while (reader.takes(',')) {
      if (values.length === FILTER_LIMITS.values) throw reader.unexpected(`at most ${FILTER_LIMITS.values} values`)
      values.push(readValue(field))
    }
    reader.expect(']', '"," or "]"')
    return values
  }

  const filter = readOr(0)
  if (reader.next().type !== 'end') {
    throw reader.unexpected('AND or OR in capitals, or the end (a value of several words stands in quotation marks)')
  }
  return filter
}

/** Walks over tokens one by one. */
function createReader(tokens: readonly FilterToken[]) {
  let at = 0
  const end: FilterToken = tokens.at(-1) ?? { type: 'end', text: 'the end', start: 0, end: 0 }
  const next = () => tokens[at] ?? end
  const unexpected = (expected: string) => {
    const { type, text, start } = next()
    return filterError(start, expected, type === 'end' ? text : JSON.stringify(text))
  }
  /** Goes past a keyword or sign if it is next; a quoted "AND" is none. */
  const takes = (text: string) => {
    const token = next()
    const found = token.text === text && (token.type === 'word' || token.type === 'sign')
    if (found) at++
    return found
  }
  return {
    next,
    takes,
    unexpected,
    skip: () => {
      at++
    },
    expect: (text: string, expected: string) => {
      if (!takes(text)) throw unexpected(expected)
    },
  }
}
