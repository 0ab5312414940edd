import type { LevelName } from '../../../analysis/token.ts'
import type { QueryWord } from '../../../query/tree.ts'
import { levelsOfWord } from '../../common/match-levels.ts'
import { addRow, type ScoredRows } from '../read/scored-rows.ts'
import { inverseFrequency, saturation } from './bm25.ts'
import type { Scoring } from './scoring.ts'

/** Adds a word's score, the sum over the levels of level weight × `factor` × Lucene's BM25F over the leaf's fields. */
export function scoreWord(scoring: Scoring, word: QueryWord, factor: number, into: ScoredRows): void {
  for (const { level, weight, matches } of levelsOfWord(word, scoring.ranking)) {
    if (matches || scoring.scored) scoreTerm(scoring, level, word.terms[level], weight * factor, matches, into)
  }
}

function scoreTerm(
  { view, fields }: Scoring,
  level: LevelName,
  term: string,
  factor: number,
  matches: boolean,
  into: ScoredRows,
): void {
  const { terms, documents, lengths, averageLength } = view
  const { rows, frequencies } = terms.frequencies(level, term, fields)
  const weight = factor * inverseFrequency(documents, rows.length)
  rows.forEach((row, i) => {
    addRow(into, row, weight * saturation(frequencies[i] ?? 0, lengths[row] ?? 0, averageLength), matches)
  })
}
