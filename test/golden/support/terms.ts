import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import type { LevelName, Terms } from '../../../src/analysis/token.ts'

const analyzer = createAnalyzer()

/** The terms of a text's words at one level, a space between them. */
export const termsAt = (level: LevelName, text: string): string =>
  analyzer
    .analyze(text)
    .map(({ terms }) => terms[level])
    .join(' ')

/** The terms of a text that is one word, and nothing for any other. */
export function termsOfWord(text: string): Terms | undefined {
  const [token, ...others] = analyzer.analyze(text)
  return others.length === 0 ? token?.terms : undefined
}
