import type { Connection } from '../../connection.ts'
import { wordsOf } from '../format/posting-list.ts'
import type { PostingsLayout } from '../postings-layout.ts'

/** Some documents whose postings were written together. They have local numbers, from 0. */
export type Segment = {
  /** Where its lists are. */
  readonly slot: number
  /** Newer segments have greater numbers; none is used twice. */
  readonly number: number
  /** Local number → row. */
  readonly rows: Uint32Array
  /** Local number → number of tokens; −1: gone, or newer in another segment. */
  readonly lengths: Int32Array
}

/** The segments that serve, and which of their documents are there. */
export type LiveSegments = {
  /** The newest last; valid until `refresh`. */
  readonly segments: readonly Segment[]
  /** Every row that was ever used is below this number. */
  readonly rows: number
  /** Brings it to the state of the connection's transaction. */
  refresh(): void
}

/** The tables that it reads: those of the postings, and the rows that hold no document, with the change that freed them. */
export type SegmentTables = Pick<PostingsLayout, 'segments'> & { readonly freeRows: string }

type StoredSegment = readonly [slot: number, rows: Uint8Array, lengths: Uint8Array, isMerged: number]

/**
 * A document is where the newest segment says that it is, unless its row is free. So a segment never changes: what
 * replaces a document lies in a newer one, and a merge, which takes its number when it begins, may be overtaken.
 */
export function createLiveSegments(connection: Connection, { segments: table, freeRows }: SegmentTables): LiveSegments {
  const sql = {
    numbers: `SELECT number FROM ${table} WHERE state = 'serving' ORDER BY number`,
    read: `SELECT slot, rows, lengths, inputs IS NOT NULL FROM ${table} WHERE number = ?`,
    freed: `SELECT row, changed FROM ${freeRows} WHERE changed > ?`,
  }
  const byNumber = new Map<number, Segment>()
  let inOrder: readonly Segment[] = []
  /** Row → the segment that has it (its number, 0: none), and its local number there. */
  let owners = new Float64Array(0)
  let locals = new Uint16Array(0)
  let seen = -1

  function reserve(rows: number): void {
    if (rows <= owners.length) return
    const room = rows + (rows >> 2) + 1024
    const before = { owners, locals }
    owners = new Float64Array(room)
    owners.set(before.owners)
    locals = new Uint16Array(room)
    locals.set(before.locals)
  }

  function add(segment: Segment): void {
    const { number, rows, lengths } = segment
    reserve(rows.reduce((most, row) => Math.max(most, row), -1) + 1)
    byNumber.set(number, segment)
    for (let local = 0; local < rows.length; local++) {
      const row = rows[local] ?? 0
      const owner = owners[row] ?? 0
      const other = owner === 0 ? undefined : byNumber.get(owner)
      if (other !== undefined && owner > number) {
        lengths[local] = -1
        continue
      }
      if (other !== undefined) other.lengths[locals[row] ?? 0] = -1
      owners[row] = number
      locals[row] = local
    }
  }

  function remove(row: number): void {
    const owner = byNumber.get(owners[row] ?? 0)
    if (owner !== undefined) owner.lengths[locals[row] ?? 0] = -1
    if (row < owners.length) owners[row] = 0
  }

  return {
    get segments() {
      return inOrder
    },
    get rows() {
      return owners.length
    },
    refresh() {
      const numbers = connection.values<number>(sql.numbers).all()
      const serving = new Set(numbers)
      for (const number of byNumber.keys()) if (!serving.has(number)) byNumber.delete(number)
      for (const number of numbers) {
        if (byNumber.has(number)) continue
        const stored = connection.rows<StoredSegment>(sql.read).get(number)
        if (stored === undefined) continue
        const [slot, rows, lengths, isMerged] = stored
        add({ slot, number, rows: numbersOf(rows), lengths: new Int32Array(numbersOf(lengths)) })
        // It may hold again what was deleted while it was made.
        if (isMerged === 1) seen = -1
      }
      for (const [row, changed] of connection.rows<[row: number, changed: number]>(sql.freed).all(seen)) {
        remove(row)
        seen = Math.max(seen, changed)
      }
      inOrder = numbers.flatMap((number) => byNumber.get(number) ?? [])
    },
  }
}

/** 32-bit numbers as they are stored. */
export function numbersOf(bytes: Uint8Array): Uint32Array {
  const words = wordsOf(bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes))
  return new Uint32Array(words.buffer, words.byteOffset, words.length >> 1)
}

export const numberBytes = (numbers: readonly number[] | Uint32Array | Int32Array): Uint8Array =>
  new Uint8Array(Uint32Array.from(numbers).buffer)

/** How many of a segment's documents are there. */
export function countLive({ lengths }: Segment): number {
  let count = 0
  for (let local = 0; local < lengths.length; local++) if ((lengths[local] ?? -1) >= 0) count++
  return count
}
