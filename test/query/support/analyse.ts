import { analyseQuery, type QueryAnalysis } from '../../../src/query/analyse/analyse-query.ts'
import { parseQuery } from '../../../src/query/parse/parse-query.ts'
import { mapping } from './mapping.ts'
import { createToyAnalyzer } from './toy-analyzer.ts'

const analyzer = createToyAnalyzer()

/** A query all the way to terms, with the toy analyzer and no boosts unless asked for. */
export function analyse(text: string, options: Partial<QueryAnalysis> = {}) {
  const parsed = parseQuery(text, { mapping })
  return analyseQuery(parsed, {
    analyzer,
    mapping,
    match: 'any',
    adjacencyWeight: 0,
    preferredPhraseWeight: 0.5,
    ...options,
  })
}
