import type { QueryBool, QueryNode } from '../../query/tree.ts'
import { type Clause, MATCH_ALL, MATCH_NONE } from './clauses.ts'
import type { QueryContext } from './query-context.ts'
import { type Rendered, renderLeaf } from './render-leaf.ts'

/** A query as the server's own, made of nothing but terms of ours: no text that somebody typed is read as a query. */
export function renderQuery(query: QueryBool, context: QueryContext): Clause {
  const { scored } = context
  const render = (node: QueryNode): Rendered => renderNode(node, context)
  const must = query.must.map(render)
  const should = query.should.map(render)
  const needed = should.length === 0 ? 0 : Math.max(query.minimumShould, 0)
  if (needed > should.length) return MATCH_NONE
  const optional = needed === 0 ? should.map(({ match }) => match) : []
  const boosts = query.boost.map(render).flatMap(({ match, extra }) => [match, ...extra])
  const extras = scored ? [...optional, ...[...must, ...should].flatMap(({ extra }) => extra), ...boosts] : []
  const demanded = [
    ...must.map(({ match }) => match),
    ...(needed > 0
      ? [
          atLeast(
            needed,
            should.map(({ match }) => match),
          ),
        ]
      : []),
  ]
  const excluded = query.mustNot.map((node) => renderNode(node, { ...context, scored: false }).match)
  const [first, ...others] = demanded
  if (first !== undefined && others.length + extras.length + excluded.length === 0) return first
  return {
    bool: {
      must: first === undefined ? [MATCH_ALL] : demanded,
      ...(extras.length === 0 ? {} : { should: extras }),
      ...(excluded.length === 0 ? {} : { must_not: excluded }),
    },
  }
}

const renderNode = (node: QueryNode, context: QueryContext): Rendered =>
  node.type === 'leaf' ? renderLeaf(node, context) : { match: renderQuery(node, context), extra: [] }

function atLeast(needed: number, clauses: readonly Clause[]): Clause {
  const [first, ...others] = clauses
  if (first !== undefined && others.length === 0) return first
  return { bool: { should: [...clauses], minimum_should_match: needed } }
}
