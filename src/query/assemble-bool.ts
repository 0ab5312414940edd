import type { Filter } from './filter.ts'
import { leafKey } from './leaf-key.ts'
import { type MatchMode, minimumShould } from './minimum-should.ts'
import type { QueryBool, QueryLeaf, QueryNode } from './tree.ts'

/** What one part of a query came to: a clause, conditions on the documents, or both. `weak`: nothing but bare stop
 * words, which count only where nothing else is left. */
export type Piece = {
  readonly role: 'must' | 'should' | 'mustNot'
  readonly node: QueryNode | undefined
  readonly filters: readonly Filter[]
  readonly weak: boolean
}

/** Parts of a query, and what makes those of them that stand together count more. */
export type PieceGroup = { readonly pieces: readonly Piece[]; readonly boost: readonly QueryLeaf[] }

export type Assembled = Pick<Piece, 'filters' | 'weak'> & { readonly bool: QueryBool }

/** Puts parts that stand side by side together: without stop words if there is anything else, and nothing twice. */
export function assembleBool(groups: readonly PieceGroup[], match: MatchMode): Assembled {
  const pieces = groups.flatMap((group) => group.pieces)
  const strong = pieces.some(({ node, role, weak }) => node !== undefined && role !== 'mustNot' && !weak)
  const isUsed = (piece: Piece) => !(strong && piece.weak)
  const nodes = (role: Piece['role'], seen: Set<string>) =>
    withoutDoubles(
      pieces.filter((piece) => piece.role === role && isUsed(piece)).flatMap(({ node }) => node ?? []),
      seen,
    )

  const seen = new Set<string>()
  const must = nodes('must', seen)
  const should = nodes('should', seen)
  return {
    bool: {
      type: 'bool',
      must,
      should,
      minimumShould: minimumShould(match, should.length),
      mustNot: nodes('mustNot', new Set()),
      boost: groups.filter((group) => group.pieces.some(isUsed)).flatMap((group) => group.boost),
    },
    filters: pieces.flatMap((piece) => piece.filters),
    weak: pieces.length > 0 && pieces.every((piece) => piece.weak),
  }
}

/** A group as a part of what is around it: a single clause stands for itself, and one without clauses for nothing
 * (an empty bool would match every document). */
export function toPiece({ bool, filters, weak }: Assembled): Piece {
  const clauses = [...bool.must, ...bool.should, ...bool.mustNot, ...bool.boost]
  const [only] = clauses
  if (only === undefined) return { role: 'should', node: undefined, filters, weak: false }
  if (clauses.length > 1 || bool.mustNot.length > 0) return { role: 'should', node: bool, filters, weak }
  return { role: bool.must.length > 0 ? 'must' : 'should', node: only, filters, weak }
}

function withoutDoubles(nodes: readonly QueryNode[], seen: Set<string>): QueryNode[] {
  return nodes.filter((node) => {
    if (node.type === 'bool') return true
    const key = leafKey(node)
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}
