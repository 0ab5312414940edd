import type { Connection } from '../connection.ts'
import { quote } from '../connection.ts'
import { type KeyRange, type PostingKey, readKey } from './posting-keys.ts'
import type { ReadPostingsSql } from './postings-sql.ts'

/** The rows that hold a key, in order. */
export type Posting = PostingKey & { readonly rows: Uint32Array }

/** Reads the postings of a range of keys. */
export type ReadPostings = (range: KeyRange) => readonly Posting[]

/** How many rows of postings a reader keeps; 4 bytes each. */
const KEPT_ROWS = 4_000_000

/** Makes it for one state of a generation: what was read is kept, because people turn pages and refine. */
export function createPostings(connection: Connection, sql: ReadPostingsSql, check: () => void): ReadPostings {
  /** The least recently used first. */
  const kept = new Map<string, { readonly postings: readonly Posting[]; readonly size: number }>()
  let keptRows = 0

  function read({ from, to }: KeyRange): Posting[] {
    const rowsOf = connection.values<number>(sql.rowsOfKey)
    return connection
      .values<string>(sql.keys)
      .all(from, to)
      .map((key) => {
        check()
        return { ...readKey(key), rows: new Uint32Array(rowsOf.all(quote(key))) }
      })
  }

  return (range) => {
    const found = kept.get(range.from) ?? keep(read(range))
    kept.delete(range.from)
    kept.set(range.from, found)
    for (const [oldest, { size }] of kept) {
      if (keptRows <= KEPT_ROWS) break
      kept.delete(oldest)
      keptRows -= size
    }
    return found.postings
  }

  function keep(postings: readonly Posting[]) {
    // One more, so that terms that nobody has don't pile up.
    const size = postings.reduce((sum, { rows }) => sum + rows.length, 1)
    keptRows += size
    return { postings, size }
  }
}
