import type { LevelName } from '../../analysis/token.ts'
import type { QueryPhrase, QueryWord } from '../../query/tree.ts'
import { levelsOfPhrase } from '../match-levels.ts'
import { multiplyOut } from '../multiply-out.ts'
import { inverseFrequency, saturation, saturationOfFts5 } from './bm25.ts'
import { addRow, type ScoredRows, takeBest } from './scored-rows.ts'
import type { Scoring } from './scoring.ts'

/** Adds a phrase's score: that of its best combination of variants. */
export function scorePhrase(scoring: Scoring, phrase: QueryPhrase, factor: number, into: ScoredRows): void {
  for (const { words, weight } of multiplyOut(phrase.words)) {
    const combination = scoring.view.pool.take()
    scoreWords(scoring, words, phrase.slop, factor * weight, combination)
    takeBest(into, combination)
    scoring.view.pool.give(combination)
  }
}

/**
 * Adds the score of words in a row, the sum over the phrase levels of level weight × `factor` × the words' inverse
 * frequencies × the saturation of the phrase's frequency.
 */
export function scoreWords(
  scoring: Scoring,
  words: readonly QueryWord[],
  slop: number,
  factor: number,
  into: ScoredRows,
): void {
  const { view, fields } = scoring
  if (words.length === 0) return
  for (const { level, weight } of levelsOfPhrase(words, scoring.ranking)) {
    const terms = words.map((word) => word.terms[level])
    const saturations =
      slop > 0 && words.length > 1 ? sloppy(scoring, level, terms, slop) : exact(scoring, level, terms)
    const idf = terms
      .map((term) => inverseFrequency(view.documents, view.terms.count(level, term, fields)))
      .reduce((sum, value) => sum + value, 0)
    for (const [row, value] of saturations) addRow(into, row, weight * factor * idf * value, true)
  }
}

type RowSaturations = readonly (readonly [row: number, saturation: number])[]

function exact({ view, fields }: Scoring, level: LevelName, terms: readonly string[]): RowSaturations {
  const found = view.terms.phrase(level, terms, fields)
  return found.map(([row, score]) => [row, saturationOfFts5(score, view.documents, found.length)])
}

function sloppy({ view, fields }: Scoring, level: LevelName, terms: readonly string[], slop: number): RowSaturations {
  return view.terms
    .sloppyPhrase(level, terms, fields, slop)
    .map(([row, frequency]) => [row, saturation(frequency, view.lengths[row] ?? 0, view.averageLength)])
}
