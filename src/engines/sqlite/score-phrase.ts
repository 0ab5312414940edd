import { LEVEL_NAMES, type LevelName } from '../../analysis/token.ts'
import type { QueryAlternatives, QueryPhrase, QueryWord } from '../../query/tree.ts'
import type { Ranking } from '../engine.ts'
import { inverseFrequency, saturation, saturationOfFts5 } from './bm25.ts'
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
