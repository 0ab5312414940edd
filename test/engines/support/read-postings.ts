import { LEVEL_NAMES, type LevelName } from '../../../src/analysis/token.ts'
import type { Connection } from '../../../src/engines/sqlite/connection.ts'
import type { Layout } from '../../../src/engines/sqlite/file/schema.ts'
import { type Form, readForms } from '../../../src/engines/sqlite/postings/format/forms.ts'
import {
  exceptionFrequency,
  exceptionPlace,
  inlinePositions,
  readEntries,
  wordsOf,
} from '../../../src/engines/sqlite/postings/format/posting-list.ts'
import { createLiveSegments } from '../../../src/engines/sqlite/postings/segments/live-segments.ts'

/** Everything that a file's postings say, written out: see `readPostings`. */
export type WrittenOut = {
  /** [row, field's number, position, form] of each token. */
  readonly tokens: readonly (readonly [row: number, field: number, position: number, form: Form])[]
  /** [row, field's number, beginning, levels] */
  readonly beginnings: readonly (readonly [row: number, field: number, beginning: string, levels: LevelName[]])[]
  /** [row, length] of each document that is there. */
  readonly lengths: readonly (readonly [row: number, length: number])[]
  /** [term, number of the family] by which forms are found. */
  readonly terms: readonly (readonly [term: string, family: number])[]
  readonly families: readonly (readonly [family: number, broad: string, forms: readonly Form[]])[]
  /** Lists that belong to no segment. */
  readonly strays: number
}

/** Writes out the postings of a generation, of the documents that are there. */
export function readPostings(connection: Connection, layout: Layout): WrittenOut {
  const { families, beginnings, terms, segments, postings, positions } = layout.postings
  const live = createLiveSegments(connection, { ...layout.postings, freeRows: layout.freeRows })
  live.refresh()
  const vocabulary = new Map(
    connection
      .rows<[number, string, string]>(`SELECT family, broad, forms FROM ${families}`)
      .all()
      .map(([family, broad, text]) => [family, { broad, forms: readForms(text) }]),
  )
  const beginningOf = new Map(connection.rows<[number, string]>(`SELECT number, beginning FROM ${beginnings}`).all())
  const lists = (slot: number) =>
    connection
      .rows<[number, Uint8Array, Uint8Array | null]>(
        `SELECT p.key & 0xffffffff, p.list, q.list FROM ${postings} p LEFT JOIN ${positions} q USING (key) ` +
          'WHERE p.key >> 32 = ?',
      )
      .all(slot)
  const out = {
    tokens: [] as [number, number, number, Form][],
    beginnings: [] as [number, number, string, LevelName[]][],
    lengths: [] as [number, number][],
  }
  for (const { slot, rows, lengths } of live.segments) {
    for (const [local, length] of lengths.entries()) if (length >= 0) out.lengths.push([rows[local] ?? 0, length])
    for (const [family, list, places] of lists(slot)) {
      const words = wordsOf(list)
      const at = places === null ? inlinePositions(words) : wordsOf(places)
      let next = 0
      const position = (wide: boolean): number => (at[next++] ?? Number.NaN) + (wide ? (at[next++] ?? 0) * 65_536 : 0)
      for (const entry of readEntries(words)) {
        const exceptions = new Map(
          Array.from({ length: entry.exceptions }, (_, i) => [
            exceptionPlace(words, entry, i),
            exceptionFrequency(words, entry, i),
          ]),
        )
        for (let i = 0; i < entry.size; i++) {
          const local = words[entry.documentsAt + i] ?? 0
          const row = rows[local] ?? 0
          const isLive = (lengths[local] ?? -1) >= 0
          if (family % 2 === 1) {
            const levels = LEVEL_NAMES.filter((_, level) => (entry.form & (1 << level)) !== 0)
            if (isLive) out.beginnings.push([row, entry.field, beginningOf.get((family - 1) / 2) ?? '', levels])
            continue
          }
          for (let k = 0; k < (exceptions.get(i) ?? 1); k++) {
            const place = position(entry.wide)
            const form = vocabulary.get(family / 2)?.forms[entry.form] ?? []
            if (isLive) out.tokens.push([row, entry.field, place, form])
          }
        }
      }
      if (family % 2 === 0 && next !== at.length)
        throw new Error(`family ${family} has ${at.length - next} positions more`)
    }
  }
  const used = connection.values<number>(`SELECT slot FROM ${segments}`).all()
  const strays = [postings, positions].flatMap((table) =>
    connection.values<number>(`SELECT count(*) FROM ${table} WHERE key >> 32 NOT IN (${used.join(',')})`).all(),
  )
  return {
    ...out,
    terms: connection.rows<[string, number]>(`SELECT term, family FROM ${terms}`).all(),
    families: [...vocabulary].map(([family, { broad, forms }]) => [family, broad, forms]),
    strays: strays.reduce((sum, count) => sum + count, 0),
  }
}
