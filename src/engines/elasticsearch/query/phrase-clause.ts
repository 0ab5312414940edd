import type { LevelName } from '../../../analysis/token.ts'
import type { QueryWord } from '../../../query/tree.ts'
import { levelsOfPhrase } from '../../common/match-levels.ts'
import type { WeightedWords } from '../../common/multiply-out.ts'
import { phraseLevelOf } from '../../common/phrase-level.ts'
import { termsPath } from '../index/paths.ts'
import { anyOf, bestOf, type Clause, MATCH_NONE } from './clauses.ts'
import type { QueryContext } from './query-context.ts'

/** Words in a row, at each level where phrases are looked for; `slop` is how many other words may stand between. */
export function phraseClause(
  { words, weight: variant }: WeightedWords,
  slop: number,
  factor: number,
  { fields, ranking }: QueryContext,
): Clause {
  if (words.length === 0) return MATCH_NONE
  return anyOf(
    levelsOfPhrase(words, ranking).map(({ level, weight }) => {
      const boost = weight * variant * factor
      return bestOf(fields.map(({ name }) => clauseInField(name, level, words, slop, boost)))
    }),
  )
}

function clauseInField(
  field: string,
  level: LevelName,
  words: readonly QueryWord[],
  slop: number,
  boost: number,
): Clause {
  const place = phraseLevelOf(level)
  const phrase = positionsClause(termsPath(field, place), termsAt(words, place), slop, boost)
  if (place === level) return phrase
  // Without positions here: the words are all there, and where a looser level has the phrase.
  const there = termsAt(words, level).map((term): Clause => ({ term: { [termsPath(field, level)]: term } }))
  return { bool: { must: [phrase], filter: there } }
}

const termsAt = (words: readonly QueryWord[], level: LevelName): string[] => words.map(({ terms }) => terms[level])

function positionsClause(field: string, terms: readonly string[], slop: number, boost: number): Clause {
  if (slop === 0 || terms.length === 1) return { match_phrase: { [field]: { query: terms.join(' '), boost } } }
  // Not a phrase with slop: that would also find the words in another order.
  const clauses = terms.map((value) => ({ span_term: { [field]: { value } } }))
  return { span_near: { clauses, slop, in_order: true, boost } }
}
