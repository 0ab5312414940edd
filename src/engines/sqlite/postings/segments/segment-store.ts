import type { Connection } from '../../connection.ts'
import { KEY_SQL } from '../format/keys.ts'
import type { EncodedPostings } from '../format/posting-list.ts'
import type { PostingsLayout } from '../postings-layout.ts'
import { numberBytes } from './live-segments.ts'

/** `building`: a merge that goes on. `dropping`: its lists are being removed. */
type SegmentState = 'serving' | 'building' | 'dropping'

export type SegmentRow = {
  readonly state: SegmentState
  readonly rows: readonly number[] | Uint32Array
  readonly lengths: readonly number[] | Int32Array
  /** What a merge joins. */
  readonly inputs?: readonly MergeInput[]
}

/** A segment that is joined with others, and how many of its documents were there. */
export type MergeInput = { readonly slot: number; readonly live: number }

/** Writes segments and their lists. Everything happens in the caller's transaction. */
export type SegmentStore = {
  /** Adds a segment with a number greater than all before, and returns its slot. */
  add(segment: SegmentRow): number
  addLists(slot: number, family: number, lists: EncodedPostings): void
}

/** Prepares its statements. */
export function createSegmentStore(connection: Connection, layout: PostingsLayout): SegmentStore {
  const { segments, numbers, postings, positions } = layout
  const sql = {
    // A slot is used again when its lists are gone.
    freeSlot: connection.values<number>(
      `SELECT coalesce(min(slot), 0) + 1 FROM (SELECT 0 AS slot UNION ALL SELECT slot FROM ${segments}) AS used ` +
        `WHERE NOT EXISTS (SELECT 1 FROM ${segments} WHERE slot = used.slot + 1)`,
    ),
    takeNumber: connection.values<number>(`UPDATE ${numbers} SET last = last + 1 RETURNING last`),
    add: connection.rows(
      `INSERT INTO ${segments}(slot, number, state, size, inputs, next, rows, lengths) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    addPostings: connection.rows(`INSERT INTO ${postings}(key, list) VALUES (${KEY_SQL}, ?)`),
    addPositions: connection.rows(`INSERT INTO ${positions}(key, list) VALUES (${KEY_SQL}, ?)`),
  }
  return {
    add({ state, rows, lengths, inputs }) {
      const slot = sql.freeSlot.get() ?? 1
      const merge = inputs === undefined ? [null, null] : [JSON.stringify(inputs), 0]
      sql.add.run(slot, sql.takeNumber.get(), state, rows.length, ...merge, numberBytes(rows), numberBytes(lengths))
      return slot
    },
    addLists(slot, family, { list, positions: places }) {
      sql.addPostings.run(slot, family, list)
      if (places.length > 0) sql.addPositions.run(slot, family, places)
    },
  }
}
