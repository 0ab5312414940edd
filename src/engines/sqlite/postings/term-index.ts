import type { LevelName } from '../../../analysis/token.ts'
import { PHRASE_LEVELS, type PhraseLevelName } from '../../engine.ts'
import type { Connection } from '../connection.ts'
import { encodeTerms } from './encode-terms.ts'
import { type Frequencies, sumFrequencies } from './frequencies.ts'
import { renderPhraseMatch, renderPrefixMatch } from './match-text.ts'
import { beginningKeys, type KeyRange, levelSet, prefixKeys, termKeys } from './posting-keys.ts'
import type { PostingsLayout, TextColumn } from './postings-layout.ts'
import { renderReadPostingsSql } from './postings-sql.ts'
import { createPostings, type ReadPostings } from './read-postings.ts'
import { type SloppyFrequency, sloppyFrequencies } from './sloppy-frequencies.ts'

/** What the full-text tables say about terms at a level, looked for in some of the text fields. */
export type TermIndex = {
  readonly fields: readonly TextColumn[]
  /** The rows that hold the term, and how often. */
  frequencies(level: LevelName, term: string, fields: readonly TextColumn[]): Frequencies
  /** The rows that hold the terms side by side, with FTS5's bm25. */
  phrase(
    level: PhraseLevelName,
    terms: readonly string[],
    fields: readonly TextColumn[],
  ): readonly (readonly [row: number, score: number])[]
  /** The rows that hold the terms in this order, moved apart by at most `slop` tokens in all. */
  sloppyPhrase(
    level: PhraseLevelName,
    terms: readonly string[],
    fields: readonly TextColumn[],
    slop: number,
  ): readonly SloppyFrequency[]
  /** The rows that hold a term with this beginning; some more than once. */
  rowsWithPrefix(level: LevelName, prefix: string, fields: readonly TextColumn[]): Iterable<number>
}

/** Makes it for one state of a generation whose row numbers are below `rows`. */
export function createTermIndex(connection: Connection, layout: PostingsLayout, rows: number): TermIndex {
  const { texts } = layout
  const sql = renderReadPostingsSql(layout)
  const readPostings = createPostings(connection, sql)
  const sums = new Float64Array(rows)

  return {
    fields: texts,

    frequencies(level, term, fields) {
      const postings = fields.map(({ number, weight }) => ({ postings: readPostings(termKeys(number, term)), weight }))
      return sumFrequencies(postings, levelSet(level), sums)
    },

    phrase: (level, terms, fields) =>
      connection
        .rows<[row: number, score: number]>(sql.positions[level].scores)
        .all(...texts.map(({ weight }) => weight), renderPhraseMatch(terms, fields, texts)),

    sloppyPhrase(level, terms, fields, slop) {
      const read = connection.rows<[place: number, position: number]>(sql.positions[level].places)
      const positions = terms.map((term) => read.all(encodeTerms(term)))
      return sloppyFrequencies(positions, texts, fields, slop)
    },

    rowsWithPrefix(level, prefix, fields) {
      const place = PHRASE_LEVELS.find((name) => name === level)
      if (place === undefined)
        return rowsOf(
          readPostings,
          level,
          fields.map(({ number }) => prefixKeys(number, prefix)),
        )
      const keys = fields.flatMap(({ number }) => beginningKeys(number, prefix) ?? [])
      if (keys.length > 0) return rowsOf(readPostings, level, keys)
      // FTS5 goes through thousands of terms faster than we ask it for each.
      return connection.values<number>(sql.positions[place].rows).all(renderPrefixMatch(prefix, fields, texts))
    },
  }
}

function* rowsOf(readPostings: ReadPostings, level: LevelName, ranges: readonly KeyRange[]): Generator<number> {
  for (const range of ranges) {
    for (const { levels, rows } of readPostings(range)) if ((levels & levelSet(level)) !== 0) yield* rows
  }
}
