import type { LevelName } from '../../analysis/token.ts'
import type { QueryAlternatives, QueryLeaf, QueryPrefix, QueryWord } from '../../query/tree.ts'
import { levelsOfWord } from '../match-levels.ts'
import { multiplyOut } from '../multiply-out.ts'
import { anyOf, bestOf, type Clause, MATCH_NONE, unscored } from './clauses.ts'
import { type QueryContext, termsPath } from './query-context.ts'
import { renderPhrase } from './render-phrase.ts'

/**
 * A part of a query. `match` decides which documents match, and scores them; `extra` makes no hit, but adds to the score
 * of every document that something else makes a hit of the bool around it.
 */
export type Rendered = { readonly match: Clause; readonly extra: readonly Clause[] }

const NOTHING: Rendered = { match: MATCH_NONE, extra: [] }

/** What a leaf becomes. Fields that the collection lacks hold nothing. */
export function renderLeaf(leaf: QueryLeaf, context: QueryContext): Rendered {
  const fields = context.fields.filter(({ name }) => leaf.fields.includes(name))
  if (fields.length === 0) return NOTHING
  const { match, weight } = leaf
  const scope = { ...context, fields }
  switch (match.type) {
    case 'word':
      return renderWord(match, weight, scope)
    case 'alternatives':
      return renderAlternatives(match, weight, scope)
    case 'phrase': {
      const combinations = multiplyOut(match.words)
      return onlyMatch(bestOf(combinations.map((each) => renderPhrase(each, match.slop, weight, scope))))
    }
    case 'prefix':
      return onlyMatch(renderPrefix(match, weight, scope))
  }
}

const onlyMatch = (match: Clause): Rendered => ({ match, extra: [] })

/** BM25F over the fields at each level of its own, as levels say different things about a document. */
function renderWord(word: QueryWord, factor: number, { fields, ranking, scored }: QueryContext): Rendered {
  const render = (level: LevelName, weight: number): Clause => ({
    combined_fields: {
      query: word.terms[level],
      fields: fields.map(({ name, weight }) =>
        weight === 1 ? termsPath(name, level) : `${termsPath(name, level)}^${weight}`,
      ),
      boost: weight * factor,
    },
  })
  const levels = levelsOfWord(word, ranking)
  return {
    match: anyOf(levels.filter(({ matches }) => matches).map(({ level, weight }) => render(level, weight))),
    extra: scored ? levels.filter(({ matches }) => !matches).map(({ level, weight }) => render(level, weight)) : [],
  }
}

/** A document has the score of its best variant. What matches is then asked apart from what scores. */
function renderAlternatives({ variants }: QueryAlternatives, factor: number, scope: QueryContext): Rendered {
  const rendered = variants.map(({ words, weight }): Rendered => {
    const [only, ...others] = words
    if (only !== undefined && others.length === 0) return renderWord(only, factor * weight, scope)
    return onlyMatch(renderPhrase({ words, weight }, 0, factor, scope))
  })
  if (rendered.every(({ extra }) => extra.length === 0)) return onlyMatch(bestOf(rendered.map(({ match }) => match)))
  if (rendered.length === 1) return rendered[0] ?? NOTHING
  return {
    match: unscored(anyOf(rendered.map(({ match }) => match))),
    extra: [bestOf(rendered.map(({ match, extra }) => anyOf([match, ...extra])))],
  }
}

/** However many words begin so, and however often: the score is always the same, so that no term need be scored. */
function renderPrefix({ prefixes }: QueryPrefix, factor: number, { fields, ranking }: QueryContext): Clause {
  const clauses = prefixes
    .filter(({ prefix }) => prefix !== '')
    .flatMap(({ level, prefix }) =>
      fields.map(({ name }): Clause => ({ prefix: { [termsPath(name, level)]: prefix } })),
    )
  if (clauses.length === 0) return MATCH_NONE
  return { constant_score: { filter: anyOf(clauses), boost: ranking.prefixScore * factor } }
}
