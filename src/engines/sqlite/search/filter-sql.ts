import type { Filter } from '../../../query/filter.ts'
import { quote } from '../connection.ts'
import type { ValueTable } from '../file/schema.ts'

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
