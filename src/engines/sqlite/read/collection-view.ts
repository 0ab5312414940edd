import type { SearchClock } from '../../common/search-clock.ts'
import type { Connection } from '../connection.ts'
import { currentGeneration, type Generation, isSameGeneration } from '../file/generations.ts'
import { createTermIndex, type TermIndex } from '../postings/term-index.ts'
import { type ReaderSql, renderReaderSql } from './reader-sql.ts'
import { createRowsPool, type RowsPool } from './scored-rows.ts'

/** One consistent view of a collection, valid inside one read transaction. */
export type CollectionView = {
  readonly connection: Connection
  readonly generation: Generation
  readonly sql: ReaderSql
  readonly documents: number
  /** All rows are below this number, and so may be the next ones. */
  readonly rows: number
  /** Row → number of tokens, −1 where there is no document. */
  readonly lengths: Int32Array
  readonly averageLength: number
  readonly terms: TermIndex
  readonly pool: RowsPool
  /** Looked at by whatever may take long. */
  readonly clock: SearchClock
}

/** Runs `use` in a read transaction; undefined when no generation serves yet. */
export type ViewCollection = <Result>(use: (view: CollectionView) => Result) => Result | undefined

/**
 * Keeps what searches need of a collection between searches. SQLite's `data_version` tells whether anything was
 * committed meanwhile, and each document and each free row carries the number of its last change, so that only changes
 * are read.
 */
export function createCollectionViewer(connection: Connection, clock: SearchClock): ViewCollection {
  let dataVersion: number | undefined
  let kept: { readonly view: CollectionView; readonly changes: number } | undefined

  /** The first statement of a transaction fixes what all later ones see. */
  function refresh(): CollectionView | undefined {
    const version = connection.values<number>('PRAGMA data_version').get()
    if (version === dataVersion) return kept?.view
    const generation = currentGeneration(connection)
    if (generation === undefined) kept = undefined
    else if (kept !== undefined && isSameGeneration(generation, kept.view.generation)) {
      kept = readView(connection, generation, kept, clock)
    } else {
      connection.forget()
      kept = readView(connection, generation, undefined, clock)
    }
    dataVersion = version
    return kept?.view
  }

  const view = connection.db.transaction((use: (view: CollectionView) => unknown) => {
    const current = refresh()
    return current === undefined ? undefined : use(current)
  })
  return <Result>(use: (view: CollectionView) => Result) => view(use) as Result | undefined
}

function readView(
  connection: Connection,
  generation: Generation,
  before: { readonly view: CollectionView; readonly changes: number } | undefined,
  clock: SearchClock,
): { readonly view: CollectionView; readonly changes: number } {
  const sql = renderReaderSql(generation.layout)
  const totals = connection.rows<[documents: number, tokens: number, changes: number]>(sql.totals).get()
  const [documents, tokens, changes] = totals ?? [0, 0, 0]
  const seen = before?.changes ?? 0
  const changed = connection.rows<[row: number, tokens: number]>(sql.changedRows).all(seen)
  const freed = connection.values<number>(sql.freedRows).all(seen)
  const most = changed.reduce((largest, [row]) => Math.max(largest, row), 0)
  const lengths = grow(before?.view.lengths, most + 1)
  const rows = lengths.length
  for (const [row, length] of changed) lengths[row] = length
  for (const row of freed) lengths[row] = -1
  const terms = createTermIndex(connection, generation.layout.postings, rows, clock)
  const averageLength = tokens / documents
  const pool = before?.view.pool.rows === rows ? before.view.pool : createRowsPool(rows)
  return { view: { connection, generation, sql, documents, rows, lengths, averageLength, terms, pool, clock }, changes }
}

/** The array itself, or a copy with some room to grow, where it has too few rows. */
function grow(lengths: Int32Array | undefined, rows: number): Int32Array {
  if (lengths !== undefined && lengths.length >= rows) return lengths
  const larger = new Int32Array(rows + (rows >> 2) + 1024).fill(-1)
  if (lengths !== undefined) larger.set(lengths)
  return larger
}
