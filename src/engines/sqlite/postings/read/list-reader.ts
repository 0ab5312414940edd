import type { Connection } from '../../connection.ts'
import { inlinePositions, wordsOf } from '../format/posting-list.ts'
import type { PostingsLayout } from '../postings-layout.ts'

/** A family's list in a segment, by its slot. */
export type SlotList = { readonly slot: number; readonly words: Uint16Array }

/** Reads the lists of a family in all segments that serve. */
export type ListReader = {
  postings(family: number): SlotList[]
  /** Where the forms of a family stand in a segment, in the order of its list. */
  positions(family: number, list: SlotList): Uint16Array
}

/** Prepares its statements. */
export function createListReader(
  connection: Connection,
  { segments, postings, positions }: PostingsLayout,
): ListReader {
  const inAll =
    `SELECT s.slot, p.list FROM ${segments} AS s CROSS JOIN ${postings} AS p ` +
    `WHERE s.state = 'serving' AND p.key = (s.slot << 32) + ?`
  const inOne = `SELECT list FROM ${positions} WHERE key = (? << 32) + ?`
  return {
    postings: (family) =>
      connection
        .rows<[slot: number, list: Uint8Array]>(inAll)
        .all(family)
        .map(([slot, list]) => ({ slot, words: wordsOf(list) })),
    positions(family, { slot, words }) {
      const list = connection.values<Uint8Array>(inOne).get(slot, family)
      return list === undefined ? inlinePositions(words) : wordsOf(list)
    },
  }
}
