import type { Filter } from '../../../query/filter.ts'
import { type Condition, renderCondition } from '../file/filter-sql.ts'
import type { CollectionView } from '../read/collection-view.ts'

/** 1 for each row that passes the filter; rows that hold no document may pass too. Each condition is asked of SQLite; they
 * are joined here, where nothing needs sorting as INTERSECT and EXCEPT would. */
export function filterRows(filter: Filter, view: CollectionView): Uint8Array {
  switch (filter.type) {
    case 'and':
      return filter.filters.map((part) => filterRows(part, view)).reduce(both, new Uint8Array(view.live.rows).fill(1))
    case 'or':
      return filter.filters.map((part) => filterRows(part, view)).reduce(either, new Uint8Array(view.live.rows))
    case 'not':
      return filterRows(filter.filter, view).map((passed) => 1 - passed)
    case 'terms':
    case 'range':
    case 'exists':
      return conditionRows(filter, view)
  }
}

function conditionRows(condition: Condition, view: CollectionView): Uint8Array {
  view.clock.check()
  const passed = new Uint8Array(view.live.rows)
  const table = view.generation.layout.values.find(({ field }) => field === condition.field)
  if (table === undefined) return passed
  const { sql, parameters } = renderCondition(condition, table)
  for (const row of view.connection.values<number>(sql).all(...parameters)) passed[row] = 1
  return passed
}

const both = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((value, row) => value & (b[row] ?? 0))

const either = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((value, row) => value | (b[row] ?? 0))
