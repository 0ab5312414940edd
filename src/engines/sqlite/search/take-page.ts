import type { SearchAfter } from '../../engine.ts'
import type { CollectionView } from '../read/collection-view.ts'
import { compareStrings } from './compare-strings.ts'

/** Rows that stand at the same place of the order, but for their ids: a score, a field's value, or null for none. */
export type TieGroup = { readonly value: string | number | null; readonly rows: readonly number[] }

export type Place = { readonly row: number; readonly value: string | number | null }

/** From how many rows on it is faster to read the index of ids in its order than to ask each row for its id. */
const MANY_TIES = 2_000

/** The page's places: groups come in order and are asked for as far as the page needs them; ties are broken by id. */
export function takePage(
  view: CollectionView,
  groups: Iterable<TieGroup>,
  { offset, limit, after }: { offset: number; limit: number; after: SearchAfter | undefined },
): Place[] {
  const page: Place[] = []
  let toSkip = after === undefined ? offset : 0
  if (limit <= 0) return page
  for (const { value, rows } of groups) {
    const afterId = after !== undefined && after.value === value ? after.id : undefined
    if (afterId === undefined && toSkip >= rows.length) {
      toSkip -= rows.length
      continue
    }
    const inOrder = orderById(view, rows, afterId, toSkip + limit - page.length)
    page.push(...inOrder.slice(toSkip).map((row) => ({ row, value })))
    toSkip = 0
    if (page.length >= limit) break
  }
  return page
}

/** The first `count` of the rows by id, of those after `afterId` if it is given. */
function orderById(
  view: CollectionView,
  rows: readonly number[],
  afterId: string | undefined,
  count: number,
): readonly number[] {
  if (rows.length === 1 && afterId === undefined) return rows
  return rows.length > MANY_TIES ? readIdsInOrder(view, rows, afterId, count) : sortIds(view, rows, afterId, count)
}

function sortIds(
  { connection, sql }: CollectionView,
  rows: readonly number[],
  afterId: string | undefined,
  count: number,
): number[] {
  const idOf = connection.values<string>(sql.idOfRow)
  return rows
    .map((row) => ({ row, id: idOf.get(row) ?? '' }))
    .filter(({ id }) => afterId === undefined || compareStrings(id, afterId) > 0)
    .sort((a, b) => compareStrings(a.id, b.id))
    .slice(0, count)
    .map(({ row }) => row)
}

function readIdsInOrder(
  { connection, sql, live: { rows: size } }: CollectionView,
  rows: readonly number[],
  afterId: string | undefined,
  count: number,
): number[] {
  const wanted = new Uint8Array(size)
  for (const row of rows) wanted[row] = 1
  const inOrder =
    afterId === undefined
      ? connection.values<number>(sql.rowsById).iterate()
      : connection.values<number>(sql.rowsByIdAfter).iterate(afterId)
  const found: number[] = []
  for (const row of inOrder) {
    if (wanted[row] === 1 && found.push(row) >= count) break
  }
  return found
}
