import type { QueryBool, QueryNode } from '../../../query/tree.ts'
import { atLeast, type Clause, MATCH_ALL, MATCH_NONE } from './clauses.ts'
import { leafClauses, type PartClauses } from './leaf-clauses.ts'
import type { QueryContext } from './query-context.ts'

/**
 * A query as the server's own, made of nothing but terms of ours: no text that somebody typed is read as a query.
 * Which words decide about hits is a filter, and all that scores of them is one flat list beside it: that is how the
 * server can pass over what can't be among the best. Nested, it would visit every hit of every clause.
 */
export function queryClause(query: QueryBool, context: QueryContext): Clause {
  const render = (node: QueryNode): PartClauses => nodeClauses(node, context)
  const should = query.should.map(render)
  const needed = should.length === 0 ? 0 : Math.max(query.minimumShould, 0)
  if (needed > should.length) return MATCH_NONE
  const parts = {
    demanded: [...query.must.map(render), ...(needed > 0 ? [someClauses(should, needed)] : [])],
    optional: [...(needed === 0 ? should : []), ...query.boost.map(render)],
    excluded: query.mustNot.map((node) => nodeClauses(node, { ...context, scored: false }).match),
  }
  return context.scored ? scoredClause(parts) : matchesClause(parts)
}

type Parts = {
  readonly demanded: readonly PartClauses[]
  readonly optional: readonly PartClauses[]
  readonly excluded: Clause[]
}

function scoredClause({ demanded, optional, excluded }: Parts): Clause {
  const must = demanded.flatMap(({ whole }) => whole ?? [])
  const others = demanded.filter(({ whole }) => whole === undefined)
  const filter = others.map(({ match }) => match)
  const should = [...others, ...optional].flatMap(({ scores }) => scores)
  const [only, ...more] = must
  if (only !== undefined && more.length + filter.length + should.length + excluded.length === 0) return only
  return {
    bool: {
      ...(must.length === 0 ? {} : { must }),
      ...(filter.length > 0 ? { filter } : must.length === 0 ? { filter: [MATCH_ALL] } : {}),
      ...(should.length === 0 ? {} : { should }),
      // What the filter demands is scored somewhere; only told so does the server pass over documents.
      ...(filter.length > 0 ? { minimum_should_match: 1 } : {}),
      ...(excluded.length === 0 ? {} : { must_not: excluded }),
    },
  }
}

function matchesClause({ demanded, excluded }: Parts): Clause {
  const filter = demanded.map(({ match }) => match)
  const [only, ...more] = filter
  if (only !== undefined && more.length + excluded.length === 0) return only
  if (excluded.length === 0) return only === undefined ? MATCH_ALL : { bool: { filter } }
  return { bool: { ...(only === undefined ? {} : { filter }), must_not: excluded } }
}

/** Parts of which so many must match. */
function someClauses(parts: readonly PartClauses[], needed: number): PartClauses {
  const wholes = parts.flatMap(({ whole }) => whole ?? [])
  return {
    match: atLeast(
      needed,
      parts.map(({ match }) => match),
    ),
    scores: parts.flatMap(({ scores }) => scores),
    whole: wholes.length === parts.length ? atLeast(needed, wholes) : undefined,
  }
}

function nodeClauses(node: QueryNode, context: QueryContext): PartClauses {
  if (node.type === 'leaf') return leafClauses(node, context)
  const match = queryClause(node, { ...context, scored: false })
  if (!context.scored) return { match, scores: [], whole: undefined }
  const whole = queryClause(node, context)
  return { match, scores: [whole], whole }
}
