import type { LevelName } from '../../../analysis/token.ts'
import type { SearchClock } from '../../common/search-clock.ts'
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
export function createTermIndex(
  connection: Connection,
  layout: PostingsLayout,
  rows: number,
  { check }: Pick<SearchClock, 'check'>,
): TermIndex {
  const { texts } = layout
  const sql = renderReadPostingsSql(layout)
  const readPostings = createPostings(connection, sql, check)
  const sums = new Float64Array(rows)

  return {
    fields: texts,

    frequencies(level, term, fields) {
      const postings = fields.map(({ number, weight }) => ({ postings: readPostings(termKeys(number, term)), weight }))
      return sumFrequencies(postings, levelSet(level), sums)
    },

    phrase: (level, terms, fields) =>
      readSome(
        connection
          .rows<[row: number, score: number]>(sql.positions[level].scores)
          .iterate(...texts.map(({ weight }) => weight), renderPhraseMatch(terms, fields, texts)),
        check,
      ),

    sloppyPhrase(level, terms, fields, slop) {
      const read = connection.rows<[place: number, position: number]>(sql.positions[level].places)
      // A word that comes several times is read once.
      const positions = new Map<string, (readonly [place: number, position: number])[]>()
      for (const term of terms) {
        if (!positions.has(term)) positions.set(term, readSome(read.iterate(encodeTerms(term)), check))
      }
      return sloppyFrequencies(
        terms.map((term) => positions.get(term) ?? []),
        texts,
        fields,
        slop,
        check,
      )
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
      return readSome(
        connection.values<number>(sql.positions[place].rows).iterate(renderPrefixMatch(prefix, fields, texts)),
        check,
      )
    },
  }
}

/** Rows between two looks at the clock: some tenths of a millisecond. */
const ROWS_BETWEEN_CHECKS = 1024

/** All rows of a statement, unless time is over meanwhile. */
function readSome<Row>(rows: Iterable<Row>, check: () => void): Row[] {
  const read: Row[] = []
  for (const row of rows) {
    if (read.push(row) % ROWS_BETWEEN_CHECKS === 0) check()
  }
  check()
  return read
}

function* rowsOf(readPostings: ReadPostings, level: LevelName, ranges: readonly KeyRange[]): Generator<number> {
  for (const range of ranges) {
    for (const { levels, rows } of readPostings(range)) if ((levels & levelSet(level)) !== 0) yield* rows
  }
}
