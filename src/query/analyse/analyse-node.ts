import { type ExpandedWord, expandWords } from '../expand/expand-words.ts'
import { findFilterField } from '../filter/filter-condition.ts'
import { joinFilters } from '../filter/join-filters.ts'
import type { ParsedNode } from '../parse/parsed-query.ts'
import type { QueryNode } from '../tree.ts'
import { adjacentPairs } from './adjacent-pairs.ts'
import { analyseLeaf, NOTHING, wordLeaf } from './analyse-leaf.ts'
import type { AnalysisContext, Scope } from './analysis-scope.ts'
import { assembleBool, type Piece, type PieceGroup, toPiece } from './assemble-bool.ts'

/** Terms that stand side by side: bare words next to each other form one group with the pairs among them. */
export function analyseParts(nodes: readonly ParsedNode[], scope: Scope, context: AnalysisContext): PieceGroup[] {
  const groups: PieceGroup[] = []
  for (let i = 0; i < nodes.length; ) {
    const isOther = ({ type }: ParsedNode) => type !== 'word' || scope.condition !== undefined
    const other = nodes.findIndex((node, at) => at >= i && isOther(node))
    const end = other === -1 ? nodes.length : other
    if (end > i) groups.push(analyseRun(nodes.slice(i, end), scope, context))
    const node = nodes[end]
    if (node !== undefined) groups.push({ pieces: analysePart(node, scope, context), boost: [] })
    i = end + 1
  }
  return groups
}

function analyseRun(nodes: readonly ParsedNode[], scope: Scope, context: AnalysisContext): PieceGroup {
  const words = nodes.flatMap((node) => (node.type === 'word' ? (context.readWords(node, false) ?? []) : []))
  const expanded = expandWords(words, context.expand, scope.negated)
  const pieces = expanded.map((word): Piece => {
    return { role: 'should', node: wordNode(word, scope), filters: [], weak: word.stopWord }
  })
  const counts = !scope.negated && scope.field === undefined && context.adjacencyWeight > 0
  return { pieces, boost: counts ? adjacentPairs(expanded, scope.fields, context.adjacencyWeight) : [] }
}

/** A bare word; what stands for several words that may be found apart is these words, or else another way to say it. */
function wordNode(word: ExpandedWord, scope: Scope): QueryNode {
  const whole = wordLeaf(word, scope)
  if (word.apart === undefined || whole.match.type !== 'alternatives') return whole
  const [, ...variants] = whole.match.variants
  const pieces = word.apart.map((match): Piece => {
    return {
      role: 'should',
      node: wordLeaf({ match, stopWord: match.stopWord }, scope),
      filters: [],
      weak: match.stopWord,
    }
  })
  const apart = assembleBool([{ pieces, boost: [] }], scope.match).bool
  const other = { ...whole, match: { ...whole.match, variants } }
  const should = apart.minimumShould === 1 ? [...apart.should, other] : [apart, other]
  return { type: 'bool', must: [], should, minimumShould: 1, mustNot: [], boost: [] }
}

/** One of several terms side by side: what AND joins is demanded, each by itself. */
function analysePart(node: ParsedNode, scope: Scope, context: AnalysisContext): Piece[] {
  if (node.type !== 'and') return [analyseNode(node, scope, context)]
  return node.nodes.map((operand) => {
    const piece = analyseNode(operand, scope, context)
    return { ...piece, role: piece.role === 'should' ? 'must' : piece.role, weak: false, loosened: undefined }
  })
}

/** A term as one part of what is around it. */
function analyseNode(node: ParsedNode, scope: Scope, context: AnalysisContext): Piece {
  switch (node.type) {
    case 'word':
    case 'exact':
    case 'prefix':
    case 'phrase':
      return analyseLeaf(node, scope, context)
    case 'and':
      return toPiece(assembleBool([{ pieces: analysePart(node, scope, context), boost: [] }], scope.match))
    case 'or':
      return analyseOr(node.nodes, scope, context)
    case 'group':
      // Values side by side are alternatives: few documents have two sources.
      if (scope.condition !== undefined) return analyseOr(node.nodes, scope, context)
      return toPiece(assembleBool(analyseParts(node.nodes, scope, context), scope.match))
    case 'not':
      return analyseNot(node, scope, context)
    case 'field':
      return analyseField(node, scope, context)
  }
}

function analyseOr(nodes: readonly ParsedNode[], scope: Scope, context: AnalysisContext): Piece {
  const pieces = nodes.map((node) => analyseNode(node, scope, context))
  const conditions = pieces.flatMap(({ filters }) => (filters.length === 0 ? [] : joinFilters('and', filters)))
  if (conditions.length > 0 && pieces.every((piece) => piece.node === undefined)) {
    return { ...NOTHING, filters: [joinFilters('or', conditions)] }
  }
  const operands = pieces.flatMap((piece, i): Piece[] => {
    const node = nodes[i]
    if (piece.filters.length > 0 && node !== undefined) {
      context.notes.add(node.start, node.end, 'condition_in_or')
      return []
    }
    return piece.node === undefined ? [] : [{ ...NOTHING, node: positive(piece.role, piece.node) }]
  })
  return toPiece(assembleBool([{ pieces: operands, boost: [] }], 'any'))
}

function analyseNot(node: ParsedNode & { type: 'not' }, scope: Scope, context: AnalysisContext): Piece {
  // "Without (a b)" is without any of them, however many a document must hold to be found.
  const inner = analyseNode(node.node, { ...scope, negated: true, match: 'any' }, context)
  if (inner.filters.length === 0) {
    return inner.node === undefined ? NOTHING : { ...NOTHING, role: 'mustNot', node: positive(inner.role, inner.node) }
  }
  if (inner.node !== undefined) {
    context.notes.add(node.start, node.end, 'condition_in_not')
    return NOTHING
  }
  return { ...NOTHING, filters: [{ type: 'not', filter: joinFilters('and', inner.filters) }] }
}

function analyseField(node: ParsedNode & { type: 'field' }, scope: Scope, context: AnalysisContext): Piece {
  const condition = findFilterField(context.mapping, node.field)
  const isText = context.mapping.fields[node.field]?.type === 'text'
  if (scope.field !== undefined || !(isText || condition)) {
    context.notes.add(node.start, node.end, scope.field === undefined ? 'field_not_searchable' : 'field_in_field')
    return NOTHING
  }
  const fields = isText ? [node.field] : scope.fields
  return analyseNode(node.node, { ...scope, fields, field: node.field, condition }, context)
}

/** A clause that stands where it is looked for; one that must not match becomes a bool of its own. */
function positive(role: Piece['role'], node: QueryNode): QueryNode {
  if (role !== 'mustNot') return node
  return { type: 'bool', must: [], should: [], minimumShould: 0, mustNot: [node], boost: [] }
}
