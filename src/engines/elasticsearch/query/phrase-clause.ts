import { LEVEL_NAMES, type LevelName } from '../../../analysis/token.ts'
import type { QueryWord } from '../../../query/tree.ts'
import { levelsOfPhrase } from '../../common/match-levels.ts'
import type { WeightedWords } from '../../common/multiply-out.ts'
import { POSITION_LEVELS } from '../index/index-body.ts'
import { anyOf, bestOf, type Clause, MATCH_NONE } from './clauses.ts'
import { type QueryContext, termsPath } from './query-context.ts'

/** Words in a row, at each level where phrases are looked for; `slop` is how many other words may stand between. */
export function renderPhrase(
  { words, weight: variant }: WeightedWords,
  slop: number,
  factor: number,
  { fields, ranking }: QueryContext,
): Clause {
  if (words.length === 0) return MATCH_NONE
  return anyOf(
    levelsOfPhrase(words, ranking).map(({ level, weight }) => {
      const boost = weight * variant * factor
      return bestOf(fields.map(({ name }) => renderInField(name, level, words, slop, boost)))
    }),
  )
}

function renderInField(
  field: string,
  level: LevelName,
  words: readonly QueryWord[],
  slop: number,
  boost: number,
): Clause {
  if (POSITION_LEVELS.includes(level))
    return renderPositions(termsPath(field, level), termsAt(words, level), slop, boost)
  const looser = LEVEL_NAMES.slice(LEVEL_NAMES.indexOf(level)).find((name) => POSITION_LEVELS.includes(name))
  if (looser === undefined) return MATCH_NONE
  // Without positions here: the words are all there, and where a looser level has the phrase.
  const there = termsAt(words, level).map((term): Clause => ({ term: { [termsPath(field, level)]: term } }))
  const phrase = renderPositions(termsPath(field, looser), termsAt(words, looser), slop, boost)
  return { bool: { must: [phrase], filter: there } }
}

const termsAt = (words: readonly QueryWord[], level: LevelName): string[] => words.map(({ terms }) => terms[level])

function renderPositions(field: string, terms: readonly string[], slop: number, boost: number): Clause {
  if (slop === 0 || terms.length === 1) return { match_phrase: { [field]: { query: terms.join(' '), boost } } }
  // Not a phrase with slop: that would also find the words in another order.
  const clauses = terms.map((value) => ({ span_term: { [field]: { value } } }))
  return { span_near: { clauses, slop, in_order: true, boost } }
}
