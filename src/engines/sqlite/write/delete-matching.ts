import type { Filter } from '../../../query/filter.ts'
import { renderFilter } from '../file/filter-sql.ts'
import { documentWriter, type WritableCollection } from './writable-collection.ts'
import { changeServed } from './write-collection.ts'

/** Removes some of the documents that pass the filter and gives how many; undefined when there is no collection. Finding
 * and removing is one transaction: no write gets in between. */
export function deleteMatching(
  collection: WritableCollection,
  name: string,
  filter: Filter,
  most: number,
): number | undefined {
  return changeServed(collection, name, 'full', (current) => {
    const { documents, values } = current.layout
    const { sql, parameters } = renderFilter(filter, values)
    // Not kept: each filter is another statement.
    const find = collection.connection.db.prepare<unknown[], string>(`SELECT id FROM ${documents} WHERE ${sql} LIMIT ?`)
    const ids = find.pluck().all(...parameters, most)
    if (ids.length > 0) documentWriter(collection, current)(ids.map((id) => ({ type: 'delete', id })))
    return ids.length
  })
}
