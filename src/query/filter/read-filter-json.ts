import { z } from 'zod'
import type { FihristError } from '../../errors.ts'
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

const value = z.union([z.string().max(FILTER_LIMITS.characters), z.number()])
const LIST_OPS = ['in', 'not in'] as const
const filters = z.array(z.unknown()).min(1).max(FILTER_LIMITS.conditions)

// One level at a time, so that a body nested ten thousand deep is refused at the eleventh level.
const node = z.union([
  z.strictObject({ and: filters }),
  z.strictObject({ or: filters }),
  z.strictObject({ not: z.unknown() }),
  z.strictObject({ field: z.string(), op: z.enum(COMPARISONS), value }),
  z.strictObject({
    field: z.string(),
    op: z.enum(LIST_OPS),
    values: z.array(value).min(1).max(FILTER_LIMITS.values),
  }),
  z.strictObject({ field: z.string(), op: z.literal('exists') }),
])

/** Operators of a condition, and what one with them looks like. */
const OPERATORS = [
  { ops: COMPARISONS, form: '{"field": …, "op": …, "value": …} with a text or a number as value' },
  { ops: LIST_OPS, form: `{"field": …, "op": …, "values": […]} with 1 to ${FILTER_LIMITS.values} texts or numbers` },
  { ops: ['exists'], form: '{"field": …, "op": "exists"}' },
] as const

const FORMS =
  '{"and": […]}, {"or": […]}, {"not": …}, {"field": …, "op": …, "value": …}, ' +
  `{"field": …, "op": "in" or "not in", "values": […]} (1 to ${FILTER_LIMITS.values}) or {"field": …, "op": "exists"}`

/** Reads a filter's JSON form: the same conditions as in the filter language, with the same limits. Throws `bad_filter`
 * whose position is the path to what does not fit (`and[1].value`). */
export function readFilterJson(json: unknown, mapping: Mapping): Filter {
  let conditions = 0

  function read(json: unknown, path: string, depth: number): Filter {
    const parsed = node.safeParse(json)
    if (!parsed.success) throw explainMisfit(json, path)
    const { data } = parsed
    if (!('field' in data)) {
      if (depth >= FILTER_LIMITS.depth) throw filterError(path, `at most ${FILTER_LIMITS.depth} levels`, 'one more')
      if ('and' in data) return readAll('and', data.and, path, depth)
      if ('or' in data) return readAll('or', data.or, path, depth)
      return { type: 'not', filter: read(data.not, join(path, 'not'), depth + 1) }
    }
    conditions++
    if (conditions > FILTER_LIMITS.conditions) {
      throw filterError(path, `at most ${FILTER_LIMITS.conditions} conditions`, 'one more')
    }
    const field = findFilterField(mapping, data.field)
    if (field === undefined) throw filterError(join(path, 'field'), describeFilterFields(mapping), describe(data.field))
    if (data.op === 'exists') return { type: 'exists', field: field.name }
    if ('value' in data) return compareField(field, data.op, readValue(field, data.value, join(path, 'value')))
    const isIn = fieldIsIn(
      field,
      data.values.map((value, i) => readValue(field, value, `${join(path, 'values')}[${i}]`)),
    )
    return data.op === 'in' ? isIn : { type: 'not', filter: isIn }
  }

  function readAll(type: 'and' | 'or', parts: readonly unknown[], path: string, depth: number): Filter {
    return joinFilters(
      type,
      parts.map((part, i) => read(part, `${join(path, type)}[${i}]`, depth + 1)),
    )
  }

  return read(json, '', 0)
}

function readValue(field: FilterField, value: string | number, path: string): FilterValue {
  const read = readFilterValue(field, value)
  if (read === undefined) throw filterError(path, `${VALUE_FORMS[field.type]} for "${field.name}"`, describe(value))
  return read
}

const join = (path: string, name: string) => (path === '' ? name : `${path}.${name}`)

/** What does not fit, as near to the fault as it can be told. */
function explainMisfit(json: unknown, path: string): FihristError {
  if (typeof json !== 'object' || json === null || !('op' in json)) return filterError(path, FORMS, describe(json))
  const { op } = json
  const operator = OPERATORS.find(({ ops }) => ops.some((known) => known === op))
  if (operator === undefined) {
    const known = OPERATORS.flatMap(({ ops }) => ops).join(', ')
    return filterError(join(path, 'op'), `one of ${known}`, describe(op))
  }
  return filterError(path, operator.form, describe(json))
}

/** What was found, for a message; a large value is not written out. */
function describe(json: unknown): string {
  if (Array.isArray(json)) return 'an array'
  if (typeof json === 'object' && json !== null) return `{${Object.keys(json).slice(0, 5).join(', ')}}`
  return typeof json === 'string' ? JSON.stringify(json.slice(0, 60)) : String(json)
}
