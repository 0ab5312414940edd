import type { Mapping } from '../../mapping/mapping.ts'
import type { Filter } from '../filter.ts'
import { parseFilter } from './parse-filter.ts'
import { readFilterJson } from './read-filter-json.ts'

/** A filter as it is asked for: in the filter language, in its JSON form, or read already. */
export type AskedFilter = string | { readonly json: unknown } | Filter

/** The filter for a mapping. Throws `bad_filter` with the position. */
export function readFilter(asked: AskedFilter, mapping: Mapping): Filter {
  if (typeof asked === 'string') return parseFilter(asked, mapping)
  return 'json' in asked ? readFilterJson(asked.json, mapping) : asked
}
