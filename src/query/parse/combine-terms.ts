import { sourceSpan } from '../text/visible-text.ts'
import type { Lexeme, OperatorLexeme, ScanInput, TermLexeme } from './lexeme.ts'
import type { ParsedNode } from './parsed-query.ts'
import { scanQuery } from './scan-query.ts'

/** `start` is a place of the source, like a node's. */
type Item = ParsedNode | (OperatorLexeme & { readonly start: number })

/**
 * The terms between two places of the visible text, side by side. AND binds closer than OR, OR closer than standing
 * side by side: `a b AND c OR d` is `a` beside `(b AND c) OR d`.
 */
export function combineTerms(input: ScanInput, from: number, to: number): ParsedNode[] {
  const items = applyNot(toItems(input, scanQuery(input, from, to)))
  const nodes: ParsedNode[] = []
  while (items.length > 0) {
    const node = takeChain(items, 'or', () => takeChain(items, 'and', () => takeNode(items)))
    if (node !== undefined) nodes.push(node)
  }
  return nodes
}

/** Terms as nodes, and only those operators that stand between terms (NOT: before one). */
function toItems(input: ScanInput, lexemes: readonly Lexeme[]): Item[] {
  const items: Item[] = []
  const terms = lexemes.map((lexeme) => (lexeme.type === 'term' ? toNode(input, lexeme) : undefined))
  const isTerm = (i: number) => terms[i] !== undefined
  const isOperator = (i: number, operator: string) => {
    const lexeme = lexemes[i]
    return lexeme?.type === 'operator' && lexeme.operator === operator
  }
  // A text of nothing but AND, OR and NOT looks for these words.
  const onlyOperators = lexemes.every(({ type }) => type === 'operator')

  for (const [i, lexeme] of lexemes.entries()) {
    const node = terms[i]
    if (node !== undefined) {
      items.push(node)
    } else if (lexeme.type === 'operator') {
      const span = sourceSpan(input.visible, lexeme.from, lexeme.to)
      const last = items.at(-1)
      const beforeTerm = isTerm(i + 1) || (isOperator(i + 1, 'not') && isTerm(i + 2))
      if (lexeme.operator === 'not' ? isTerm(i + 1) : beforeTerm && last !== undefined && last.type !== 'operator') {
        items.push({ ...lexeme, start: span.start })
      } else if (lexeme.spelling === 'arabic' || (lexeme.spelling === 'latin' && onlyOperators)) {
        items.push({ type: 'word', ...span })
      } else {
        input.notes.add(span.start, span.end, 'operator_without_term')
      }
    }
  }
  return items
}

function applyNot(items: readonly Item[]): Item[] {
  const applied: Item[] = []
  for (const item of items) {
    const last = applied.at(-1)
    if (item.type !== 'operator' && last?.type === 'operator' && last.operator === 'not') {
      applied.pop()
      applied.push({ type: 'not', node: item, start: last.start, end: item.end })
    } else {
      applied.push(item)
    }
  }
  return applied
}

function takeChain(items: Item[], operator: 'and' | 'or', take: () => ParsedNode | undefined): ParsedNode | undefined {
  const nodes: ParsedNode[] = []
  for (;;) {
    const node = take()
    if (node !== undefined) nodes.push(node)
    const [next] = items
    if (next?.type !== 'operator' || next.operator !== operator) break
    items.shift()
  }
  const [first] = nodes
  const last = nodes.at(-1)
  if (first === undefined || last === undefined || first === last) return first
  return { type: operator, nodes, start: first.start, end: last.end }
}

function takeNode(items: Item[]): ParsedNode | undefined {
  const item = items.shift()
  return item?.type === 'operator' ? undefined : item
}

/** A term's node with its field and negation around it; undefined for a group of nothing. */
function toNode(input: ScanInput, term: TermLexeme): ParsedNode | undefined {
  const { start, end } = sourceSpan(input.visible, term.from, term.to)
  let node: ParsedNode
  if (term.inner.type === 'parentheses') {
    const nodes = combineTerms(input, term.inner.from, term.inner.to)
    const [only, ...others] = nodes
    if (only === undefined) {
      input.notes.add(start, end, 'empty')
      return undefined
    }
    node = others.length === 0 ? only : { type: 'group', nodes, start, end }
  } else {
    node = term.inner
  }
  if (term.field !== undefined) node = { type: 'field', field: term.field, node, start, end }
  return term.negated ? { type: 'not', node, start, end } : node
}
