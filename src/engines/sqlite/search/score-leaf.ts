import { FihristError, searchTimeout } from '../../../errors.ts'
import type { QueryAlternatives, QueryLeaf, QueryPrefix } from '../../../query/tree.ts'
import { addRow, type ScoredRows, takeBest, UNTOUCHED } from '../read/scored-rows.ts'
import { scorePhrase, scoreWords } from './score-phrase.ts'
import { scoreWord } from './score-word.ts'
import type { QueryContext, Scoring } from './scoring.ts'

/**
 * The rows that match a leaf, and every row's score for it. A level that can't match alone gives a score all the same:
 * it counts where something else makes the row a hit. Fields that the collection lacks hold nothing.
 */
export function scoreLeaf(leaf: QueryLeaf, context: QueryContext): ScoredRows {
  const fields = context.view.terms.fields.filter(({ field }) => leaf.fields.includes(field))
  const scoring = { ...context, fields }
  const scored = context.view.pool.take()
  if (fields.length === 0) return scored
  const { match, weight } = leaf
  try {
    scoreMatch(scoring, match, weight, scored)
    context.view.clock.check()
  } catch (error) {
    throw error instanceof FihristError && error.code === 'search_timeout' ? searchTimeout(nameOf(leaf)) : error
  }
  return scored
}

/** What a leaf looks for, as it was typed. */
const nameOf = ({ match }: QueryLeaf): string => {
  switch (match.type) {
    case 'phrase':
      return match.words.map((word) => word.text).join(' ')
    case 'prefix':
      return `${match.text}*`
    case 'word':
    case 'alternatives':
      return match.text
  }
}

function scoreMatch(scoring: Scoring, match: QueryLeaf['match'], weight: number, scored: ScoredRows): void {
  switch (match.type) {
    case 'word':
      scoreWord(scoring, match, weight, scored)
      break
    case 'alternatives':
      scoreAlternatives(scoring, match, weight, scored)
      break
    case 'phrase':
      scorePhrase(scoring, match, weight, scored)
      break
    case 'prefix':
      scorePrefix(scoring, match, weight, scored)
      break
  }
}

/** Each row has the score of its best variant; one of several words is a phrase. */
function scoreAlternatives(scoring: Scoring, alternatives: QueryAlternatives, factor: number, into: ScoredRows): void {
  for (const { words, weight } of alternatives.variants) {
    const variant = scoring.view.pool.take()
    const [first] = words
    if (first !== undefined && words.length === 1) scoreWord(scoring, first, factor * weight, variant)
    else scoreWords(scoring, words, 0, factor * weight, variant)
    takeBest(into, variant)
    scoring.view.pool.give(variant)
  }
}

/** A row scores once, however many of its words begin so. */
function scorePrefix({ view, ranking, fields }: Scoring, prefix: QueryPrefix, factor: number, into: ScoredRows): void {
  for (const { level, prefix: beginning } of prefix.prefixes) {
    if (beginning === '') continue
    for (const row of view.terms.rowsWithPrefix(level, beginning, fields)) {
      if (into.states[row] === UNTOUCHED) addRow(into, row, ranking.prefixScore * factor, true)
    }
  }
}
