import type { Mapping } from '../../../mapping/mapping.ts'
import type { Filter } from '../../../query/filter.ts'
import { valuesPath } from '../index/paths.ts'
import { type Clause, MATCH_ALL, MATCH_NONE } from './clauses.ts'

/** The index's field for the values of a keyword, number or date field; undefined where the mapping has no such field. */
function pathOf(mapping: Mapping, field: string): string | undefined {
  const type = Object.hasOwn(mapping.fields, field) ? mapping.fields[field]?.type : undefined
  return type === undefined || type === 'text' || type === 'stored' ? undefined : valuesPath(field)
}

/** A filter as a clause. A document without the field meets no condition, so NOT passes it. */
export function filterClause(filter: Filter, mapping: Mapping): Clause {
  switch (filter.type) {
    case 'and':
      if (filter.filters.length === 0) return MATCH_ALL
      return { bool: { filter: filter.filters.map((part) => filterClause(part, mapping)) } }
    case 'or':
      if (filter.filters.length === 0) return MATCH_NONE
      return { bool: { should: filter.filters.map((part) => filterClause(part, mapping)), minimum_should_match: 1 } }
    case 'not':
      return { bool: { must_not: [filterClause(filter.filter, mapping)] } }
    case 'terms':
    case 'range':
    case 'exists': {
      const path = pathOf(mapping, filter.field)
      return path === undefined ? MATCH_NONE : conditionClause(filter, path)
    }
  }
}

function conditionClause(condition: Extract<Filter, { readonly field: string }>, path: string): Clause {
  switch (condition.type) {
    case 'terms':
      return { terms: { [path]: [...condition.values] } }
    case 'range': {
      const { gt, gte, lt, lte } = condition
      const bounds = Object.entries({ gt, gte, lt, lte }).filter(([, value]) => value !== undefined)
      return bounds.length === 0 ? { exists: { field: path } } : { range: { [path]: Object.fromEntries(bounds) } }
    }
    case 'exists':
      return { exists: { field: path } }
  }
}
