import type { Analyzer, Token } from '../../src/analysis/token.ts'

/** An analyzer of these tokens, with the least that the others need: its scan analyses every word. */
export function analyzerOf(version: string, tokens: (text: string) => Iterable<Token>): Analyzer {
  const analyze = (text: string) => [...tokens(text)]
  return {
    version,
    tokens,
    analyze,
    want: (terms) => ({ amount: terms !== undefined && [...terms].length === 0 ? 'none' : 'any', mayHave: () => true }),
    scan(text, { from, tokens: most }, _wanted, hear) {
      let left = most
      for (const { start, end, terms } of tokens(text.slice(from))) {
        if (left-- === 0 || !hear(from + start, from + end, terms)) return from + start
      }
      return text.length
    },
    explain(word) {
      const [token] = analyze(word)
      if (token === undefined) throw new Error(`no word: ${word}`)
      return { steps: [], terms: token.terms }
    },
  }
}
