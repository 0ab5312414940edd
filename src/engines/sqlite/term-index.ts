import type { LevelName } from '../../analysis/token.ts'
import type { Connection } from './connection.ts'
import { encodeTerms } from './encode-terms.ts'
import { type Frequencies, sumFrequencies } from './frequencies.ts'
import { renderPhraseMatch, renderPrefixMatch } from './match-text.ts'
import type { ReaderSql } from './reader-sql.ts'
import type { Layout, TextColumn } from './schema.ts'
import { type SloppyFrequency, sloppyFrequencies } from './sloppy-frequencies.ts'

/** What the full-text tables say about terms at a level, looked for in some of the text fields. */
export type TermIndex = {
  readonly fields: readonly TextColumn[]
  /** The rows that hold the term, and how often. */
  frequencies(level: LevelName, term: string, fields: readonly TextColumn[]): Frequencies
  /** The number of rows that hold the term. */
  count(level: LevelName, term: string, fields: readonly TextColumn[]): number
  /** The rows that hold the terms side by side, with FTS5's bm25. */
  phrase(
    level: LevelName,
    terms: readonly string[],
    fields: readonly TextColumn[],
  ): readonly (readonly [row: number, score: number])[]
  /** The rows that hold the terms in this order, moved apart by at most `slop` tokens in all. */
  sloppyPhrase(
    level: LevelName,
    terms: readonly string[],
    fields: readonly TextColumn[],
    slop: number,
  ): readonly SloppyFrequency[]
  /** The rows that hold a term with this beginning. */
  rowsWithPrefix(level: LevelName, prefix: string, fields: readonly TextColumn[]): readonly number[]
}

/** How many rows of terms looked up before a reader keeps; 12 bytes each. */
const KEPT_ROWS = 2_000_000

/** Makes it for one state of a generation: what was looked up is kept, because people turn pages and refine. */
export function createTermIndex(connection: Connection, sql: ReaderSql, { texts }: Layout): TermIndex {
  const counts = new Map<string, number>()
  /** The least recently used first. */
  const kept = new Map<string, Frequencies>()
  let keptRows = 0

  function keep(key: string, found: Frequencies): void {
    kept.set(key, found)
    keptRows += found.rows.length
    for (const [oldest, { rows }] of kept) {
      if (keptRows <= KEPT_ROWS) return
      kept.delete(oldest)
      keptRows -= rows.length
    }
  }

  return {
    fields: texts,

    frequencies(level, term, fields) {
      const key = `${level} ${renderPhraseMatch([term], fields, texts)}`
      const known = kept.get(key)
      if (known !== undefined) {
        kept.delete(key)
        kept.set(key, known)
        return known
      }
      const places = connection.values<number>(sql.levels[level].places).all(encodeTerms(term))
      const found = sumFrequencies(places, texts, fields)
      keep(key, found)
      return found
    },

    count(level, term, fields) {
      const match = renderPhraseMatch([term], fields, texts)
      const key = `${level} ${match}`
      const known = kept.get(key)?.rows.length ?? counts.get(key)
      if (known !== undefined) return known
      const count = connection.values<number>(sql.levels[level].count).get(match) ?? 0
      counts.set(key, count)
      return count
    },

    phrase: (level, terms, fields) =>
      connection
        .rows<[row: number, score: number]>(sql.levels[level].scores)
        .all(...texts.map(({ weight }) => weight), renderPhraseMatch(terms, fields, texts)),

    sloppyPhrase(level, terms, fields, slop) {
      const read = connection.rows<[place: number, position: number]>(sql.levels[level].positions)
      const positions = terms.map((term) => read.all(encodeTerms(term)))
      return sloppyFrequencies(positions, texts, fields, slop)
    },

    rowsWithPrefix: (level, prefix, fields) =>
      connection.values<number>(sql.levels[level].rows).all(renderPrefixMatch(prefix, fields, texts)),
  }
}
