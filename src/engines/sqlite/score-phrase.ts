import { LEVEL_NAMES, type LevelName } from '../../analysis/token.ts'
import type { QueryAlternatives, QueryPhrase, QueryWord } from '../../query/tree.ts'
import type { Ranking } from '../engine.ts'
import { inverseFrequency, saturation, saturationOfFts5 } from './bm25.ts'
import { PHRASES_AT, type PositionLevel } from './schema.ts'
import { addRow, type ScoredRows, takeBest } from './scored-rows.ts'
import type { Scoring } from './scoring.ts'

/** A phrase of plain words, and the product of its variants' weights. */
type WeightedWords = { readonly words: readonly QueryWord[]; readonly weight: number }

/** Into how many plain phrases one is multiplied out at most; the rest is not looked for. */
const MOST_COMBINATIONS = 64

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
  const [first, ...others] = words
  if (first === undefined) return
  for (const { level, weight } of levelsOfPhrase(words, scoring.ranking)) {
    const place = PHRASES_AT[level].level
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

function findPhrase(scoring: Scoring, level: PositionLevel, words: readonly QueryWord[], slop: number): RowSaturations {
  const { view, fields } = scoring
  const terms = words.map((word) => word.terms[level])
  if (slop > 0) {
    const found = view.terms.sloppyPhrase(level, terms, fields, slop)
    return found.map(([row, frequency]) => [row, saturate(scoring, row, frequency)])
  }
  const found = view.terms.phrase(level, terms, fields)
  return found.map(([row, score]) => [row, saturationOfFts5(score, view.documents, found.length)])
}

const saturate = ({ view }: Scoring, row: number, frequency: number): number =>
  saturation(frequency, view.lengths[row] ?? 0, view.averageLength)

/** Where a phrase is looked for; one with words that are asked for at a level, at the strictest of those only. */
function levelsOfPhrase(words: readonly QueryWord[], ranking: Ranking): { level: LevelName; weight: number }[] {
  const strictest = LEVEL_NAMES.find((level) => words.some((word) => word.level === level))
  if (strictest !== undefined) return [{ level: strictest, weight: Math.max(ranking.phraseLevels[strictest] ?? 0, 1) }]
  return LEVEL_NAMES.flatMap((level) => {
    const weight = ranking.phraseLevels[level]
    return weight === undefined ? [] : [{ level, weight }]
  })
}

function multiplyOut(parts: readonly (QueryWord | QueryAlternatives)[]): WeightedWords[] {
  return parts.reduce<WeightedWords[]>(
    (combinations, part) => {
      const variants = part.type === 'word' ? [{ weight: 1, words: [part] }] : part.variants
      return combinations
        .flatMap(({ words, weight }) =>
          variants.map((variant) => ({ words: [...words, ...variant.words], weight: weight * variant.weight })),
        )
        .slice(0, MOST_COMBINATIONS)
    },
    [{ words: [], weight: 1 }],
  )
}
