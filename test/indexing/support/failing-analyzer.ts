import type { Analyzer } from '../../../src/analysis/token.ts'
import { analyzerOf } from '../../support/analyzer-of.ts'
import { createWhitespaceAnalyzer } from './whitespace-analyzer.ts'

/** An analyzer with a mistake: it overflows its stack at the word `boom`. */
export function createFailingAnalyzer({ version, tokens }: Analyzer = createWhitespaceAnalyzer()): Analyzer {
  return analyzerOf(version, (text) => {
    if (text.includes('boom')) throw new RangeError('stack overflow')
    return tokens(text)
  })
}
