import type { Analyzer } from '../../analysis/token.ts'
import type { QueryLeaf, QueryWord } from '../../query/tree.ts'
import type { ExplainedWord } from '../answer.ts'

/** How the words that a query looks for became terms, each word once. */
export function explainQuery(leaves: readonly QueryLeaf[], analyzer: Analyzer): ExplainedWord[] {
  const words = new Set(leaves.flatMap(({ match }) => wordsOf(match)).map(({ text }) => text))
  return [...words].map((word) => ({ word, ...analyzer.explain(word) }))
}

function wordsOf(match: QueryLeaf['match']): readonly QueryWord[] {
  switch (match.type) {
    case 'word':
      return [match]
    case 'alternatives':
      return match.variants.flatMap(({ words }) => words)
    case 'phrase':
      return match.words.flatMap(wordsOf)
    case 'prefix':
      return []
  }
}
