import type { Filter } from '../filter.ts'

/** One filter out of several (at least one); a single one stays as it is. */
export function joinFilters(type: 'and' | 'or', filters: readonly Filter[]): Filter {
  const [first] = filters
  return first !== undefined && filters.length === 1 ? first : { type, filters }
}
