import { chunkAt, isSeparator } from './chunk.ts'
import type { Lexeme, OperatorLexeme, ScanInput } from './lexeme.ts'
import { termAt } from './scan-term.ts'

const OPERATORS = new Map<string, Pick<OperatorLexeme, 'operator' | 'spelling'>>([
  ['|', { operator: 'or', spelling: 'sign' }],
  ['AND', { operator: 'and', spelling: 'latin' }],
  ['OR', { operator: 'or', spelling: 'latin' }],
  ['NOT', { operator: 'not', spelling: 'latin' }],
  ['أو', { operator: 'or', spelling: 'arabic' }],
  ['او', { operator: 'or', spelling: 'arabic' }],
])

/** The terms and operators between two places of the visible text; the inside of parentheses is left for later. */
export function scanQuery(input: ScanInput, from: number, to: number): Lexeme[] {
  const { text } = input.visible
  const lexemes: Lexeme[] = []
  for (let at = from; at < to; ) {
    const chunk = chunkAt(text, at)
    const operator = OPERATORS.get(chunk)
    if (isSeparator(chunk)) {
      at += chunk.length
    } else if (operator !== undefined && (operator.spelling !== 'arabic' || input.arabicOr)) {
      lexemes.push({ type: 'operator', ...operator, from: at, to: at + chunk.length })
      at += chunk.length
    } else {
      const { term, to } = termAt(input, at)
      if (term !== undefined) lexemes.push(term)
      at = to
    }
  }
  return lexemes
}
