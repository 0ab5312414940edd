import type { Field, Mapping } from '../../../mapping/mapping.ts'
import type { Sort } from '../../engine.ts'
import { valuesPath } from '../index/paths.ts'

/** How a field is sorted by: what stands for a missing value, so that it comes last whichever way the order runs. */
export type SortBy = {
  readonly path: string
  /** As the sort is asked for. */
  readonly missing: string | number
  /** As the server gives a missing value back, and takes it as the place where a page ended. */
  readonly none: string | number | null
}

/** One millisecond beyond what JavaScript's dates reach: for a date, the server knows nothing infinite. */
const NO_DATE = 8_640_000_000_000_001

const NONE: Readonly<Partial<Record<Field['type'], Readonly<Record<Sort['order'], Omit<SortBy, 'path'>>>>>> = {
  keyword: { asc: { missing: '_last', none: null }, desc: { missing: '_last', none: null } },
  number: { asc: { missing: '_last', none: 'Infinity' }, desc: { missing: '_last', none: '-Infinity' } },
  date: { asc: { missing: NO_DATE, none: NO_DATE }, desc: { missing: -NO_DATE, none: -NO_DATE } },
}

/** How a sort is done; undefined where the mapping has no such field: then no document has a value. */
export function sortBy({ field, order }: Sort, mapping: Mapping): SortBy | undefined {
  const type = Object.hasOwn(mapping.fields, field) ? mapping.fields[field]?.type : undefined
  const none = type && NONE[type]
  return none && { path: valuesPath(field), ...none[order] }
}
