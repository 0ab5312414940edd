import { FihristError, searchTimeout } from '../../../errors.ts'
import type { QueryAlternatives, QueryLeaf, QueryPrefix } from '../../../query/tree.ts'
import { addScore, UNTOUCHED } from '../read/scored-documents.ts'
import { bestScore, phraseScore, wordsScore } from './score-phrase.ts'
import { wordScore } from './score-word.ts'
import type { QueryContext, Score, Scoring } from './scoring.ts'

/**
 * Scores a leaf. A level that can't match alone gives a score all the same: it counts where something else makes the
 * document a hit. Fields that the collection lacks hold nothing.
 */
export function leafScore(leaf: QueryLeaf, context: QueryContext): Score {
  const weights = context.texts.map(({ field, weight }) => (leaf.fields.includes(field) ? weight : undefined))
  if (weights.every((weight) => weight === undefined)) return () => {}
  const named = <Result>(work: () => Result): Result => {
    try {
      context.check()
      return work()
    } catch (error) {
      throw error instanceof FihristError && error.code === 'search_timeout' ? searchTimeout(nameOf(leaf)) : error
    }
  }
  const score = named(() => matchScore({ ...context, weights }, leaf.match, leaf.weight))
  return (segment, into, asked) => named(() => score(segment, into, asked))
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

function matchScore(scoring: Scoring, match: QueryLeaf['match'], weight: number): Score {
  switch (match.type) {
    case 'word':
      return wordScore(scoring, match, weight)
    case 'alternatives':
      return alternativesScore(scoring, match, weight)
    case 'phrase':
      return phraseScore(scoring, match, weight)
    case 'prefix':
      return prefixScore(scoring, match, weight)
  }
}

/** A variant of several words is a phrase. */
function alternativesScore(scoring: Scoring, alternatives: QueryAlternatives, factor: number): Score {
  const isOne = alternatives.variants.length === 1
  const variants = alternatives.variants.map(({ words, weight }) => {
    const [first] = words
    return first !== undefined && words.length === 1
      ? // Another variant may match what this one only scores.
        wordScore(isOne ? scoring : { ...scoring, wanted: 'all' }, first, factor * weight)
      : wordsScore(scoring, words, 0, factor * weight)
  })
  return bestScore(scoring, variants)
}

/** A document scores once, however many of its words begin so. */
function prefixScore({ terms, ranking, weights, check }: Scoring, { prefixes }: QueryPrefix, factor: number): Score {
  const wanted = prefixes.filter(({ prefix }) => prefix !== '')
  return (segment, into) => {
    for (const { level, prefix } of wanted) {
      check()
      for (const local of terms.prefix(segment, level, prefix, weights)) {
        if (into.states[local] !== UNTOUCHED || (segment.lengths[local] ?? -1) < 0) continue
        addScore(into, local, ranking.prefixScore * factor, true)
      }
    }
  }
}
