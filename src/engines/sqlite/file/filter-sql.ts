import type { Filter } from '../../../query/filter.ts'
import { quote } from '../connection.ts'
import type { ValueTable } from './schema.ts'

/** A filter that holds no other filters. */
export type Condition = Extract<Filter, { type: 'terms' | 'range' | 'exists' }>

export type BoundSql = { readonly sql: string; readonly parameters: readonly (string | number)[] }

const OPERATORS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const

/**
 * The rows that have a value that meets the condition (a row may come twice). Strings compare by code point, as
 * everywhere in SQLite and Elasticsearch. A document without the field meets no condition, so NOT passes it.
 */
export function renderCondition(condition: Condition, { table }: ValueTable): BoundSql {
  const select = `SELECT row FROM ${quote(table)}`
  switch (condition.type) {
    case 'terms':
      return {
        sql: `${select} WHERE value IN (${condition.values.map(() => '?').join(', ')})`,
        parameters: condition.values,
      }
    case 'range': {
      const bounds = Object.entries(OPERATORS).flatMap(([name, operator]) => {
        const value = condition[name as keyof typeof OPERATORS]
        return value === undefined ? [] : [{ sql: `value ${operator} ?`, value }]
      })
      if (bounds.length === 0) return { sql: select, parameters: [] }
      return {
        sql: `${select} WHERE ${bounds.map(({ sql }) => sql).join(' AND ')}`,
        parameters: bounds.map(({ value }) => value),
      }
    }
    case 'exists':
      return { sql: select, parameters: [] }
  }
}

/** The filter as a condition on `row`, where every row holds a document. */
export function renderFilter(filter: Filter, tables: readonly ValueTable[]): BoundSql {
  switch (filter.type) {
    case 'and':
      return join(filter.filters, 'AND', '1', tables)
    case 'or':
      return join(filter.filters, 'OR', '0', tables)
    case 'not': {
      const { sql, parameters } = renderFilter(filter.filter, tables)
      return { sql: `NOT (${sql})`, parameters }
    }
    case 'terms':
    case 'range':
    case 'exists': {
      const table = tables.find(({ field }) => field === filter.field)
      if (table === undefined) return { sql: '0', parameters: [] }
      const { sql, parameters } = renderCondition(filter, table)
      return { sql: `row IN (${sql})`, parameters }
    }
  }
}

function join(
  filters: readonly Filter[],
  operator: 'AND' | 'OR',
  none: string,
  tables: readonly ValueTable[],
): BoundSql {
  const parts = filters.map((part) => renderFilter(part, tables))
  return {
    sql: parts.length === 0 ? none : parts.map(({ sql }) => `(${sql})`).join(` ${operator} `),
    parameters: parts.flatMap(({ parameters }) => parameters),
  }
}
