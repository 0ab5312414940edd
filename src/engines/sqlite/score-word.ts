import { LEVEL_NAMES, type LevelName, PLACEHOLDER } from '../../analysis/token.ts'
import type { QueryWord } from '../../query/tree.ts'
import type { Ranking } from '../engine.ts'
import { inverseFrequency, saturation } from './bm25.ts'
import { addRow, type ScoredRows } from './scored-rows.ts'
import type { Scoring } from './scoring.ts'

type WordLevel = { readonly level: LevelName; readonly weight: number; readonly matches: boolean }

/** Adds a word's score, the sum over the levels of level weight × `factor` × Lucene's BM25F over the leaf's fields. */
export function scoreWord(scoring: Scoring, word: QueryWord, factor: number, into: ScoredRows): void {
  for (const { level, weight, matches } of levelsOfWord(word, scoring.ranking)) {
    if (word.terms[level] === PLACEHOLDER) continue
    if (matches || scoring.scored) scoreTerm(scoring, level, word.terms[level], weight * factor, matches, into)
  }
}

/** The levels at which a word is looked for. One that is asked for by name counts in full, and matches. */
function levelsOfWord({ level }: QueryWord, ranking: Ranking): WordLevel[] {
  if (level !== undefined) return [{ level, weight: Math.max(ranking.levels[level].weight, 1), matches: true }]
  return LEVEL_NAMES.map((name) => ({ level: name, ...ranking.levels[name] })).filter(
    ({ weight, matches }) => weight > 0 || matches,
  )
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
