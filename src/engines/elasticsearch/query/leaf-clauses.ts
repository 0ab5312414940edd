import type { LevelName } from '../../../analysis/token.ts'
import type { QueryAlternatives, QueryLeaf, QueryPrefix, QueryWord } from '../../../query/tree.ts'
import { levelsOfWord } from '../../common/match-levels.ts'
import { multiplyOut } from '../../common/multiply-out.ts'
import { pathOfAll } from '../index/catch-all.ts'
import { termsPath } from '../index/paths.ts'
import { anyOf, bestOf, type Clause, MATCH_NONE } from './clauses.ts'
import { phraseClause } from './phrase-clause.ts'
import type { QueryContext } from './query-context.ts'

/**
 * A part of a query. `match` decides which documents match, its score is of no use; `scores` add up to the part's score,
 * and may add to documents that something else makes a hit of the bool around it. What matches scores somewhere.
 * `whole` does both in one clause, if one can.
 */
export type PartClauses = {
  readonly match: Clause
  readonly scores: readonly Clause[]
  readonly whole: Clause | undefined
}

const asWhole = (clause: Clause): PartClauses => ({ match: clause, scores: [clause], whole: clause })

/** What a leaf becomes. Fields that the collection lacks hold nothing. */
export function leafClauses(leaf: QueryLeaf, context: QueryContext): PartClauses {
  const fields = context.fields.filter(({ name }) => leaf.fields.includes(name))
  if (fields.length === 0) return asWhole(MATCH_NONE)
  const { match, weight } = leaf
  const scope = { ...context, fields }
  switch (match.type) {
    case 'word':
      return wordClauses(match, weight, scope)
    case 'alternatives':
      return alternativesClauses(match, weight, scope)
    case 'phrase': {
      const combinations = multiplyOut(match.words)
      return asWhole(bestOf(combinations.map((each) => phraseClause(each, match.slop, weight, scope))))
    }
    case 'prefix':
      return asWhole(prefixClause(match, weight, scope))
  }
}

/** BM25F over the fields at each level of its own, as levels say different things about a document. */
function wordClauses(word: QueryWord, factor: number, context: QueryContext): PartClauses {
  const levels = levelsOfWord(word, context.ranking)
  const scores = levels.map(({ level, weight }) => termClause(word.terms[level], level, weight * factor, context))
  const matching = levels.filter(({ matches }) => matches)
  const [only] = scores
  return {
    match: anyOf(matching.flatMap(({ level }) => placeClauses(word.terms[level], level, context))),
    scores,
    whole: scores.length === 1 && matching.length === 1 ? only : undefined,
  }
}

function termClause(term: string, level: LevelName, boost: number, { fields, copies }: QueryContext): Clause {
  const path = pathOfAll(fields, level, copies)
  if (path !== undefined) return { term: { [path]: { value: term, boost } } }
  const weighted = fields.map(({ name, weight }) =>
    weight === 1 ? termsPath(name, level) : `${termsPath(name, level)}^${weight}`,
  )
  return { combined_fields: { query: term, fields: weighted, boost } }
}

/** Where a term may stand to be found. */
function placeClauses(term: string, level: LevelName, { fields, copies }: QueryContext): Clause[] {
  const all = pathOfAll(fields, level, copies)
  const paths = all === undefined ? fields.map(({ name }) => termsPath(name, level)) : [all]
  return paths.map((path) => ({ term: { [path]: term } }))
}

/** A document has the score of its best variant. */
function alternativesClauses({ variants }: QueryAlternatives, factor: number, context: QueryContext): PartClauses {
  const rendered = variants.map(({ words, weight }): PartClauses => {
    const [only, ...others] = words
    if (only !== undefined && others.length === 0) return wordClauses(only, factor * weight, context)
    return asWhole(phraseClause({ words, weight }, 0, factor, context))
  })
  const [only, ...others] = rendered
  if (only !== undefined && others.length === 0) return only
  const wholes = rendered.flatMap(({ whole }) => whole ?? [])
  return {
    match: anyOf(rendered.map(({ match }) => match)),
    scores: [bestOf(rendered.map(({ scores }) => anyOf(scores)))],
    whole: wholes.length === rendered.length ? bestOf(wholes) : undefined,
  }
}

/** However many words begin so, and however often: the score is always the same, so that no term need be scored. */
function prefixClause({ prefixes }: QueryPrefix, factor: number, { fields, ranking }: QueryContext): Clause {
  const clauses = prefixes
    .filter(({ prefix }) => prefix !== '')
    .flatMap(({ level, prefix }) =>
      fields.map(({ name }): Clause => ({ prefix: { [termsPath(name, level)]: prefix } })),
    )
  if (clauses.length === 0) return MATCH_NONE
  return { constant_score: { filter: anyOf(clauses), boost: ranking.prefixScore * factor } }
}
