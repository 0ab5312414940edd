import type { Analyzer } from '../../analysis/token.ts'
import { type Mapping, textFields } from '../../mapping/mapping.ts'
import { describeFilter } from '../describe/describe-filter.ts'
import { describeQuery } from '../describe/describe-query.ts'
import { joinDescribed } from '../describe/described.ts'
import type { Expand } from '../expand/expand-words.ts'
import { joinFilters } from '../filter/join-filters.ts'
import type { Filter } from '../filter.ts'
import { createIgnoredNotes, type Ignored } from '../ignored.ts'
import type { MatchMode } from '../match-mode.ts'
import type { ParsedQuery } from '../parse/parsed-query.ts'
import { stripInvisible } from '../text/visible-text.ts'
import type { Query } from '../tree.ts'
import { analyseParts } from './analyse-node.ts'
import { assembleBool, type PhraseMode } from './assemble-bool.ts'
import { createWordReader } from './read-words.ts'

export type QueryAnalysis = {
  readonly analyzer: Analyzer
  readonly mapping: Mapping
  /** How many of the words that stand side by side must be found. */
  readonly match: MatchMode
  /** Weight of two neighbouring words that stand together, beside 1 for each word; 0: not looked for. */
  readonly adjacencyWeight: number
  /** Weight of a phrase that is preferred, not demanded, beside 1 for each of its words. */
  readonly preferredPhraseWeight: number
  readonly expand?: Expand | undefined
  /** `preferred`: a phrase that stands alone is not demanded either (unless `match` is `all`). Default `demanded`. */
  readonly phrases?: PhraseMode | undefined
}

export type AnalysedQuery = {
  /** Matches every document when nothing was asked, or nothing that could be used (then `interpreted` is empty). */
  readonly query: Query
  /** Conditions on fields of values, which hold beside any other filter. */
  readonly filter: Filter | undefined
  /** The query as it was understood, to be read by people: words in full with AND, OR and NOT between them, phrases in
   * quotation marks, `2 OF (…)` where so many must be found, conditions as in the filter language. */
  readonly interpreted: string
  /** What could not be used, of the parsing and of the analysis, in the order of the query. */
  readonly ignored: readonly Ignored[]
}

/** Turns a parsed query into terms per level and conditions on fields. Never throws. */
export function analyseQuery(parsed: ParsedQuery, options: QueryAnalysis): AnalysedQuery {
  const { analyzer, mapping, match, adjacencyWeight, preferredPhraseWeight, expand, phrases } = options
  const notes = createIgnoredNotes(parsed.text, parsed.ignored)
  const readWords = createWordReader(analyzer, notes, parsed.text.length)
  const context = { text: parsed.text, mapping, readWords, expand, adjacencyWeight, preferredPhraseWeight, notes }
  const fields = textFields(mapping).map(({ name }) => name)
  const scope = { fields, field: undefined, condition: undefined, negated: false, match }

  const { bool, filters } = assembleBool(analyseParts(parsed.nodes, scope, context), match, phrases)
  const query = withoutShell(bool)
  const filter = filters.length === 0 ? undefined : joinFilters('and', filters)
  const wanted = describeQuery(query, fields)
  const conditions = filters.map((part) => describeFilter(part, mapping))
  const { text } = joinDescribed('AND', wanted.text === '' ? conditions : [wanted, ...conditions])
  const interpreted = text.toWellFormed()
  const isBlank = stripInvisible(parsed.text).trim() === ''
  if (interpreted === '' && !isBlank && notes.list().length === 0) notes.add(0, parsed.text.length, 'no_words')
  return { query, filter, interpreted, ignored: notes.list() }
}

/** A query that is nothing but one group, as that group. */
function withoutShell(bool: Query): Query {
  const [only, ...others] = bool.should
  const isShell = others.length === 0 && bool.must.length + bool.mustNot.length + bool.boost.length === 0
  return isShell && only?.type === 'bool' ? only : bool
}
