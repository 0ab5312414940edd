import type { Analyzer, Token } from '../../src/analysis/token.ts'

/** The scan of an analyzer that analyses every word. */
export const scanTokens =
  (tokens: (text: string) => Iterable<Token>): Analyzer['scan'] =>
  (text, range, _wanted, hear) => {
    let left = range.tokens
    for (const { start, end, terms } of tokens(text)) {
      if (start < range.from) continue
      if (left-- === 0 || !hear(start, end, terms)) return start
    }
    return text.length
  }
