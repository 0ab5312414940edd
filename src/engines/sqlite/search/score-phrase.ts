import type { LevelName } from '../../../analysis/token.ts'
import type { QueryPhrase, QueryWord } from '../../../query/tree.ts'
import { levelsOfPhrase } from '../../common/match-levels.ts'
import { multiplyOut } from '../../common/multiply-out.ts'
import { phraseLevelOf } from '../../common/phrase-level.ts'
import type { PhraseLevelName } from '../../engine.ts'
import { addRow, type ScoredRows, takeBest } from '../read/scored-rows.ts'
import { frequencyOfFts5, inverseFrequency, saturation } from './bm25.ts'
import type { Scoring } from './scoring.ts'

/** Adds a phrase's score: that of its best combination of variants. */
export function scorePhrase(scoring: Scoring, phrase: QueryPhrase, factor: number, into: ScoredRows): void {
  for (const { words, weight } of multiplyOut(phrase.words)) {
    scoring.view.clock.check()
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
  const [first, ...others] = words
  if (first === undefined) return
  for (const { level, weight } of levelsOfPhrase(words, scoring.ranking)) {
    const place = phraseLevelOf(level)
    const found = others.length === 0 ? findWord(scoring, level, first) : findPhrase(scoring, place, words, slop)
    if (found.length === 0) continue
    const holders = words.map((word) => view.terms.frequencies(level, word.terms[level], fields).rows)
    const idf = holders.reduce((sum, rows) => sum + inverseFrequency(view.documents, rows.length), 0)
    const needed = place === level ? [] : holders.map((rows) => new Set(rows))
    for (const [row, value] of found) {
      if (needed.every((rows) => rows.has(row))) addRow(into, row, weight * factor * idf * value, true)
    }
  }
}

type RowSaturations = readonly (readonly [row: number, saturation: number])[]

function findWord(scoring: Scoring, level: LevelName, word: QueryWord): RowSaturations {
  const { rows, frequencies } = scoring.view.terms.frequencies(level, word.terms[level], scoring.fields)
  return Array.from(rows, (row, i) => [row, saturate(scoring, row, frequencies[i] ?? 0)])
}

function findPhrase(
  scoring: Scoring,
  level: PhraseLevelName,
  words: readonly QueryWord[],
  slop: number,
): RowSaturations {
  const { view, fields } = scoring
  const terms = words.map((word) => word.terms[level])
  if (slop > 0) {
    const found = view.terms.sloppyPhrase(level, terms, fields, slop)
    return found.map(([row, frequency]) => [row, saturate(scoring, row, frequency)])
  }
  const found = view.terms.phrase(level, terms, fields)
  return found.map(([row, score]) => {
    const length = view.lengths[row] ?? 0
    const frequency = frequencyOfFts5(score, view.documents, found.length, length / view.averageLength)
    return [row, saturate(scoring, row, frequency)]
  })
}

const saturate = ({ view }: Scoring, row: number, frequency: number): number =>
  saturation(frequency, view.lengths[row] ?? 0, view.averageLength)
