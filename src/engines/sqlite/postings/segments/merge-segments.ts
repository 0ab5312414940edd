import type { Connection } from '../../connection.ts'
import { AFTER_FAMILIES, KEY_SQL } from '../format/keys.ts'
import { GONE, type ListToMerge, mergeLists } from '../format/merge-lists.ts'
import type { PostingsLayout } from '../postings-layout.ts'
import { chooseMerge } from './choose-merge.ts'
import {
  countLive,
  createLiveSegments,
  type LiveSegments,
  numbersOf,
  type Segment,
  type SegmentTables,
} from './live-segments.ts'
import { createSegmentStore, type MergeInput } from './segment-store.ts'

/** Joins segments, a little at a time. */
export type SegmentMerger = {
  /** Does one step in the caller's transaction; false when there is nothing to do. */
  step(eager: boolean): boolean
}

/** Bytes of lists that a step joins, and families of each input: some 20 ms, as others wait for their turn meanwhile. One
 * family at least, whose lists take two megabytes at most, as a segment has so many documents at most. */
const STEP_BYTES = 256 * 1024
const STEP_FAMILIES = 512

/** Lists of a dropped segment that are removed in a step. */
const DROPPED_AT_ONCE = 2_000

const NO_POSITIONS = new Uint8Array(0)

type Merge = {
  readonly number: number
  readonly slot: number
  readonly inputs: readonly { readonly slot: number; readonly renumbered: Uint16Array }[]
}

/**
 * Prepares its statements. All that it knows between two steps stands in the tables, so that a process that dies or
 * another one that writes changes nothing. `stepBytes`: of lists that a step joins, one
 * family at least.
 */
export function createSegmentMerger(
  connection: Connection,
  layout: PostingsLayout & SegmentTables,
  stepBytes = STEP_BYTES,
): SegmentMerger {
  const { segments, postings, positions } = layout
  const store = createSegmentStore(connection, layout)
  const live: LiveSegments = createLiveSegments(connection, layout)
  const window = (table: string) =>
    connection.rows<[family: number, list: Uint8Array]>(
      `SELECT key & 0xffffffff, list FROM ${table} WHERE key >= ${KEY_SQL} AND key < ${KEY_SQL}`,
    )
  const sql = {
    inState: connection.values<number>(`SELECT slot FROM ${segments} WHERE state = ? ORDER BY number LIMIT 1`),
    progress: connection.rows<[number: number, inputs: string, next: number, rows: Uint8Array]>(
      `SELECT number, inputs, next, rows FROM ${segments} WHERE slot = ?`,
    ),
    rows: connection.values<Uint8Array>(`SELECT rows FROM ${segments} WHERE slot = ?`),
    advance: connection.rows(`UPDATE ${segments} SET next = ? WHERE slot = ?`),
    setState: connection.rows(`UPDATE ${segments} SET state = ? WHERE slot = ?`),
    remove: connection.rows(`DELETE FROM ${segments} WHERE slot = ?`),
    // The length of a list is known without reading it.
    sizes: connection.rows<[family: number, bytes: number]>(
      `SELECT key & 0xffffffff, length(list) FROM ${postings} WHERE key >= ${KEY_SQL} AND key < ${KEY_SQL} ` +
        `ORDER BY key LIMIT ${STEP_FAMILIES}`,
    ),
    postings: window(postings),
    positions: window(positions),
    drop: [postings, positions].map((table) =>
      connection.rows(
        `DELETE FROM ${table} WHERE key IN (SELECT key FROM ${table} WHERE key >= ${KEY_SQL} AND key < ${KEY_SQL} LIMIT ?)`,
      ),
    ),
  }
  let current: Merge | undefined

  function start(eager: boolean): boolean {
    live.refresh()
    const candidates = live.segments.map((segment) => ({ number: segment.number, live: countLive(segment) }))
    const chosen = new Set(chooseMerge(candidates, eager))
    const joined = live.segments.filter(({ number }) => chosen.has(number))
    if (joined.length === 0) return false
    const kept = joined.map(liveDocuments)
    if (kept.every(({ rows }) => rows.length === 0)) {
      for (const { slot } of joined) sql.setState.run('dropping', slot)
      return true
    }
    store.add({
      state: 'building',
      rows: kept.flatMap(({ rows }) => rows),
      lengths: kept.flatMap(({ lengths }) => lengths),
      inputs: joined.map(({ slot }, i) => ({ slot, live: kept[i]?.rows.length ?? 0 })),
    })
    return true
  }

  function advance(slot: number): void {
    const [number, inputs, next, rows] = sql.progress.get(slot) ?? [0, '[]', 0, NO_POSITIONS]
    if (current?.number !== number) current = readMerge(number, slot, JSON.parse(inputs), numbersOf(rows))
    const to = windowFrom(current, next)
    if (to === undefined) {
      finish(current)
      return
    }
    for (const [family, lists] of readWindow(current, next, to)) {
      const merged = mergeLists(lists)
      if (merged !== undefined) store.addLists(slot, family, merged)
    }
    sql.advance.run(to, slot)
  }

  /** Up to which family (not included) a step goes that begins with this one; undefined when none is left. */
  function windowFrom({ inputs }: Merge, from: number): number | undefined {
    const sizes = inputs.map(({ slot }) => sql.sizes.all(slot, from, slot, AFTER_FAMILIES))
    const inOrder = sizes.flat().sort(([a], [b]) => a - b)
    // Behind the last one that was read of an input there may be more of it.
    const read = sizes.map((families) =>
      families.length < STEP_FAMILIES ? AFTER_FAMILIES : (families.at(-1)?.[0] ?? 0),
    )
    let bytes = 0
    const last = inOrder.find(([, size]) => {
      bytes += size
      return bytes > stepBytes
    })
    const end = last ?? inOrder.at(-1)
    return end && Math.min(end[0], ...read) + 1
  }

  function readMerge(number: number, slot: number, inputs: readonly MergeInput[], rows: Uint32Array): Merge {
    let from = 0
    return {
      number,
      slot,
      inputs: inputs.map((input) => {
        const renumbered = renumber(numbersOf(sql.rows.get(input.slot) ?? NO_POSITIONS), rows, from, from + input.live)
        from += input.live
        return { slot: input.slot, renumbered }
      }),
    }
  }

  /** Family → what the inputs have of it, in its order. */
  function readWindow({ inputs }: Merge, from: number, to: number): Map<number, ListToMerge[]> {
    const found = new Map<number, ListToMerge[]>()
    for (const { slot, renumbered } of inputs) {
      const places = new Map(sql.positions.all(slot, from, slot, to))
      for (const [family, list] of sql.postings.all(slot, from, slot, to)) {
        const lists = found.get(family) ?? []
        lists.push({ list, positions: places.get(family) ?? NO_POSITIONS, renumbered })
        found.set(family, lists)
      }
    }
    return found
  }

  function finish({ slot, inputs }: Merge): void {
    sql.setState.run('serving', slot)
    for (const input of inputs) sql.setState.run('dropping', input.slot)
    current = undefined
  }

  function drop(slot: number): void {
    const removed = sql.drop.map((statement) => statement.run(slot, 0, slot, AFTER_FAMILIES, DROPPED_AT_ONCE).changes)
    if (removed.every((count) => count === 0)) sql.remove.run(slot)
  }

  return {
    step(eager) {
      const dropping = sql.inState.get('dropping')
      const building = dropping === undefined ? sql.inState.get('building') : undefined
      if (dropping !== undefined) drop(dropping)
      else if (building !== undefined) advance(building)
      else return start(eager)
      return true
    },
  }
}

/** The documents of a segment that are there. */
function liveDocuments({ rows, lengths }: Segment): { readonly rows: number[]; readonly lengths: number[] } {
  const kept = { rows: [] as number[], lengths: [] as number[] }
  for (let local = 0; local < rows.length; local++) {
    const length = lengths[local] ?? -1
    if (length < 0) continue
    kept.rows.push(rows[local] ?? 0)
    kept.lengths.push(length)
  }
  return kept
}

/** Local number → that in the merged segment, whose rows `from`–`to` are those that stayed, in the same order. */
function renumber(rows: Uint32Array, merged: Uint32Array, from: number, to: number): Uint16Array {
  let next = from
  return Uint16Array.from(rows, (row) => (next < to && merged[next] === row ? next++ : GONE))
}
