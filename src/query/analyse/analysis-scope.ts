import type { Mapping } from '../../mapping/mapping.ts'
import type { Expand } from '../expand/expand-words.ts'
import type { FilterField } from '../filter/filter-condition.ts'
import type { IgnoredNotes } from '../ignored.ts'
import type { MatchMode } from '../match-mode.ts'
import type { WordReader } from './read-words.ts'

/** What the analysis of one query works with. */
export type AnalysisContext = {
  /** The query's text, to which all places refer. */
  readonly text: string
  readonly mapping: Mapping
  readonly readWords: WordReader
  readonly expand: Expand | undefined
  readonly adjacencyWeight: number
  readonly preferredPhraseWeight: number
  readonly notes: IgnoredNotes
}

/** Where a part of the query stands. */
export type Scope = {
  /** The text fields in which words are looked for. */
  readonly fields: readonly string[]
  /** The field that a `field:` around it names. */
  readonly field: string | undefined
  /** That field when it is one of values, so that words are values. */
  readonly condition: FilterField | undefined
  readonly negated: boolean
  readonly match: MatchMode
}
