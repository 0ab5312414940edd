import type { QueryLeaf, QueryNode } from './tree.ts'

/** The leaves that may make a document a hit, for highlights: those of `must` and `should`, in groups too. Neither what
 * must not be there nor what only adds to a score. */
export function positiveLeaves(query: QueryNode): QueryLeaf[] {
  return query.type === 'leaf' ? [query] : [...query.must, ...query.should].flatMap(positiveLeaves)
}
