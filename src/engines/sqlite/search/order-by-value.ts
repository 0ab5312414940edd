import type { Sort } from '../../engine.ts'
import type { ValueTable } from '../file/schema.ts'
import type { CollectionView } from '../read/collection-view.ts'
import { renderValueOfRow, renderValueOrder } from '../read/reader-sql.ts'
import { compareStrings } from './compare-strings.ts'
import type { TieGroup } from './take-page.ts'

type Value = string | number

/** Rows in groups of equal value, in the sort's order, from the value `from` on; last those that have none (null). */
export function* orderByValue(
  view: CollectionView,
  rows: readonly number[],
  sort: Sort,
  from: Value | null | undefined,
  count: number,
): Generator<TieGroup> {
  const table = view.generation.layout.values.find(({ field }) => field === sort.field)
  if (table === undefined) {
    yield { value: null, rows }
    return
  }
  const readValue = view.connection.values<Value | null>(renderValueOfRow(table, sort.order))
  if (from !== null) {
    // The index stands in order, but most of it may be other rows; asking row by row has a price as well.
    const expected = view.documents * Math.min(1, count / rows.length)
    if (rows.length < expected) {
      yield* sortValues(rows, (row) => readValue.get(row) ?? null, sort, from)
    } else {
      yield* readInOrder(view, table, rows, sort, from)
    }
  }
  yield { value: null, rows: rows.filter((row) => (readValue.get(row) ?? null) === null) }
}

function* sortValues(
  rows: readonly number[],
  readValue: (row: number) => Value | null,
  { order }: Sort,
  from: Value | undefined,
): Generator<TieGroup> {
  const groups = new Map<Value, number[]>()
  for (const row of rows) {
    const value = readValue(row)
    if (value === null || (from !== undefined && compare(value, from, order) < 0)) continue
    const group = groups.get(value)
    if (group === undefined) groups.set(value, [row])
    else group.push(row)
  }
  for (const [value, group] of [...groups].sort(([a], [b]) => compare(a, b, order))) yield { value, rows: group }
}

function* readInOrder(
  { connection, live: { rows: size } }: CollectionView,
  table: ValueTable,
  rows: readonly number[],
  { order }: Sort,
  from: Value | undefined,
): Generator<TieGroup> {
  const statement = connection.rows<[row: number, value: Value]>(renderValueOrder(table, order, from !== undefined))
  const wanted = new Uint8Array(size)
  for (const row of rows) wanted[row] = 1
  let group: { value: Value; rows: number[] } | undefined
  for (const [row, value] of from === undefined ? statement.iterate() : statement.iterate(from)) {
    if (wanted[row] !== 1) continue
    if (group?.value === value) {
      group.rows.push(row)
      continue
    }
    if (group !== undefined) yield group
    group = { value, rows: [row] }
  }
  if (group !== undefined) yield group
}

function compare(a: Value, b: Value, order: 'asc' | 'desc'): number {
  const difference = typeof a === 'number' && typeof b === 'number' ? a - b : compareStrings(String(a), String(b))
  return order === 'asc' ? difference : -difference
}
