import type { Analyzer, Token } from '../../../src/analysis/token.ts'
import { analyzerOf } from '../../support/analyzer-of.ts'

/** The smallest analyzer: tokens between white space, the same lower-cased term at each level. */
export function createWhitespaceAnalyzer(version = 'toy-1'): Analyzer {
  function* tokens(text: string): Generator<Token> {
    for (const { 0: word, index } of text.matchAll(/\S+/gu)) {
      const term = word.toLowerCase().slice(0, 200)
      const terms = { marked: term, exact: word.slice(0, 200), folded: term, bare: term, stem: term, broad: term }
      yield { text: word, start: index, end: index + word.length, stopWord: false, terms }
    }
  }
  return analyzerOf(version, tokens)
}
