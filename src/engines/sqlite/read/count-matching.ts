import type { Filter } from '../../../query/filter.ts'
import { renderFilter } from '../file/filter-sql.ts'
import type { CollectionView } from './collection-view.ts'

/** How many documents pass the filter. */
export function countMatching({ connection, generation }: CollectionView, filter: Filter): number {
  const { documents, values } = generation.layout
  const { sql, parameters } = renderFilter(filter, values)
  // Not kept: each filter is another statement.
  const statement = connection.db.prepare<unknown[], number>(`SELECT count(*) FROM ${documents} WHERE ${sql}`)
  return statement.pluck().get(...parameters) ?? 0
}
