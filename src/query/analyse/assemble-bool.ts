import type { Filter } from '../filter.ts'
import { QUERY_LIMITS } from '../limits.ts'
import type { MatchMode } from '../match-mode.ts'
import type { QueryBool, QueryLeaf, QueryNode } from '../tree.ts'
import { leafKey } from './leaf-key.ts'
import { minimumShould } from './minimum-should.ts'

/** What one part of a query came to: a clause, conditions on the documents, or both. `weak`: nothing but bare stop
 * words, which count only where nothing else is left. */
export type Piece = {
  readonly role: 'must' | 'should' | 'mustNot'
  readonly node: QueryNode | undefined
  readonly filters: readonly Filter[]
  readonly weak: boolean
  /** What a phrase comes to when it is only preferred: its words, and itself as a boost. */
  readonly loosened?: PieceGroup | undefined
}

/** Parts of a query, and what makes those of them that stand together count more. */
export type PieceGroup = { readonly pieces: readonly Piece[]; readonly boost: readonly QueryLeaf[] }

/** Whether a document must hold a phrase that stands alone, or ranks higher when it does. */
export type PhraseMode = 'demanded' | 'preferred'

export type Assembled = Pick<Piece, 'filters' | 'weak'> & { readonly bool: QueryBool }

/**
 * Puts parts that stand side by side together: without stop words if there is anything else, and nothing twice.
 * A phrase is demanded, but in a sentence of which not all words must be found, such as a pasted headline with a
 * quotation in it, it is preferred.
 */
export function assembleBool(
  given: readonly PieceGroup[],
  match: MatchMode,
  phrases: PhraseMode = 'demanded',
): Assembled {
  const loosens = match !== 'all' && (phrases === 'preferred' || countBareWords(given) > QUERY_LIMITS.wordsAroundPhrase)
  const groups = loosens ? given.flatMap(loosen) : given
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
      // Beside something that is demanded, words of which any may be found only rank.
      minimumShould: match === 'any' && must.length > 0 ? 0 : minimumShould(match, should.length),
      mustNot: nodes('mustNot', new Set()),
      boost: groups.filter((group) => group.pieces.some(isUsed)).flatMap((group) => group.boost),
    },
    filters: pieces.flatMap((piece) => piece.filters),
    weak: pieces.length > 0 && pieces.every((piece) => piece.weak),
  }
}

const countBareWords = (groups: readonly PieceGroup[]): number =>
  groups.flatMap(({ pieces }) => pieces).filter(({ role, node, weak }) => role === 'should' && node && !weak).length

const loosen = ({ pieces, boost }: PieceGroup): PieceGroup[] => [
  { pieces: pieces.filter(({ loosened }) => loosened === undefined), boost },
  ...pieces.flatMap(({ loosened }) => loosened ?? []),
]

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
