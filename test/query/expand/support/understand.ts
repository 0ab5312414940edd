import { createAnalyzer } from '../../../../src/analysis/analyzer.ts'
import type { AnalysedQuery, QueryAnalysis } from '../../../../src/query/analyse/analyse-query.ts'
import { createExpand } from '../../../../src/query/expand/create-expand.ts'
import type { ExpandContext } from '../../../../src/query/expand/expand-words.ts'
import type { QueryAlternatives, QueryWord } from '../../../../src/query/tree.ts'
import { analyse } from '../../support/analyse.ts'

const analyzer = createAnalyzer()
const expand = createExpand(analyzer)

/** A query all the way to terms, with the real analyzer and everything that is known of other spellings. */
export const understand = (text: string, options: Partial<QueryAnalysis> = {}): AnalysedQuery =>
  analyse(text, { analyzer, expand, match: 'all', ...options })

/** How a query is understood when all of its words are needed. */
export const interpret = (text: string): string => understand(text).interpreted

/** The words of a text as a query has them. */
export const readWords = (text: string): QueryWord[] =>
  analyzer.analyze(text).map(({ text, terms, stopWord }) => ({ type: 'word', text, terms, stopWord }))

/** What the first words of a text may be replaced by: each variant's text with its weight. */
export function variantsOf(text: string, context: Partial<ExpandContext> = {}): Map<string, number> {
  const expansions = expand(readWords(text), { negated: false, quoted: false, ...context })
  const [first] = expansions.toSorted((a, b) => a.from - b.from || b.length - a.length)
  const variants: QueryAlternatives['variants'] = first?.alternatives.variants ?? []
  return new Map(variants.map(({ words, weight }) => [words.map((word) => word.text).join(' '), weight]))
}
