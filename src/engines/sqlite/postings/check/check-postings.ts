import type { Connection } from '../../connection.ts'
import { AFTER_FAMILIES, KEY_SQL } from '../format/keys.ts'
import {
  type EntryHead,
  exceptionFrequency,
  exceptionPlace,
  inlinePositions,
  occurrencesOf,
  readEntries,
  wordsOf,
} from '../format/posting-list.ts'
import type { PostingsLayout } from '../postings-layout.ts'
import { createLiveSegments, type Segment } from '../segments/live-segments.ts'

/** The tables that are compared. */
export type CheckedTables = PostingsLayout & { readonly documents: string; readonly freeRows: string }

type StoredList = readonly [family: number, list: Uint8Array, positions: Uint8Array | null]

/**
 * What is wrong with the postings, in words; none: every list can be read, knows no form and no document that is not
 * there, and each document's words are as many as its text has. In the caller's read transaction.
 */
export function* checkPostings(connection: Connection, tables: CheckedTables): Generator<string> {
  const live = createLiveSegments(connection, tables)
  live.refresh()
  const sizes = new Map(
    connection.rows<[family: number, size: number]>(`SELECT family, size FROM ${tables.families}`).all(),
  )
  const tokens = new Map(
    connection.rows<[row: number, tokens: number]>(`SELECT row, tokens FROM ${tables.documents}`).all(),
  )
  const lists = connection.rows<StoredList>(
    `SELECT p.key & 0xffffffff, p.list, q.list FROM ${tables.postings} AS p LEFT JOIN ${tables.positions} AS q ` +
      `USING (key) WHERE p.key >= ${KEY_SQL} AND p.key < ${KEY_SQL}`,
  )
  for (const segment of live.segments) {
    const { slot, number, rows, lengths } = segment
    const found = new Float64Array(rows.length)
    for (const stored of lists.iterate(slot, 0, slot, AFTER_FAMILIES)) {
      const problem = checkList(stored, sizes, segment, found)
      if (problem !== undefined) yield `segment ${number}, family ${stored[0]}: ${problem}`
    }
    for (let local = 0; local < rows.length; local++) {
      if ((lengths[local] ?? -1) < 0) continue
      const row = rows[local] ?? 0
      const expected = tokens.get(row)
      if (expected === undefined) yield `segment ${number} has row ${row}, which holds no document`
      else if (expected !== found[local] || expected !== lengths[local]) {
        yield `row ${row} has ${expected} words, its postings have ${found[local]}`
      }
      tokens.delete(row)
    }
  }
  for (const row of tokens.keys()) yield `row ${row} is in no segment`
}

/** Undefined: nothing is wrong. Counts the occurrences of words in `found`. */
function checkList(
  [family, list, positions]: StoredList,
  sizes: ReadonlyMap<number, number>,
  { rows }: Segment,
  found: Float64Array,
): string | undefined {
  const words = wordsOf(list)
  const isOfWords = family % 2 === 0
  let places = 0
  for (const entry of readEntries(words)) {
    if (isOfWords && entry.form >= (sizes.get(family / 2) ?? 0)) return `form ${entry.form} is not in the vocabulary`
    let before = -1
    for (let i = 0; i < entry.size; i++) {
      const local = words[entry.documentsAt + i]
      if (local === undefined || local <= before || local >= rows.length) return `document ${local} after ${before}`
      before = local
    }
    if (!isOfWords) continue
    places += occurrencesOf(words, entry) * (entry.wide ? 2 : 1)
    count(words, entry, found)
  }
  const stored = positions === null ? inlinePositions(words).length : wordsOf(positions).length
  return isOfWords && stored !== places ? `${stored} positions instead of ${places}` : undefined
}

function count(words: Uint16Array, entry: EntryHead, found: Float64Array): void {
  for (let i = 0; i < entry.size; i++) add(found, words[entry.documentsAt + i] ?? 0, 1)
  for (let i = 0; i < entry.exceptions; i++) {
    const local = words[entry.documentsAt + exceptionPlace(words, entry, i)] ?? 0
    add(found, local, exceptionFrequency(words, entry, i) - 1)
  }
}

function add(found: Float64Array, local: number, occurrences: number): void {
  found[local] = (found[local] ?? 0) + occurrences
}
