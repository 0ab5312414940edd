import { LEVEL_NAMES, type LevelName, PLACEHOLDER } from '../../analysis/token.ts'
import type { QueryWord } from '../../query/tree.ts'
import type { Ranking } from '../engine.ts'

export type WordLevel = { readonly level: LevelName; readonly weight: number; readonly matches: boolean }

/** The levels at which a word is looked for: where it has a term. One that is asked for by name counts in full, and
 * matches. */
export function levelsOfWord({ level, terms }: QueryWord, ranking: Ranking): WordLevel[] {
  if (level !== undefined) return [{ level, weight: Math.max(ranking.levels[level].weight, 1), matches: true }]
  return LEVEL_NAMES.map((name) => ({ level: name, ...ranking.levels[name] })).filter(
    (wordLevel) => (wordLevel.weight > 0 || wordLevel.matches) && terms[wordLevel.level] !== PLACEHOLDER,
  )
}

export type PhraseLevel = { readonly level: LevelName; readonly weight: number }

/** Where a phrase is looked for; one with words that are asked for at a level, at the strictest of those only. */
export function levelsOfPhrase(words: readonly QueryWord[], ranking: Ranking): PhraseLevel[] {
  const strictest = LEVEL_NAMES.find((level) => words.some((word) => word.level === level))
  if (strictest !== undefined) return [{ level: strictest, weight: Math.max(ranking.phraseLevels[strictest] ?? 0, 1) }]
  return LEVEL_NAMES.flatMap((level) => {
    const weight = ranking.phraseLevels[level]
    return weight === undefined ? [] : [{ level, weight }]
  })
}
