import type { estypes } from '@elastic/elasticsearch'

export type Clause = estypes.QueryDslQueryContainer

export const MATCH_NONE: Clause = { match_none: {} }

/** Every document, with the score 0. */
export const MATCH_ALL: Clause = { match_all: { boost: 0 } }

/** What matches so many of the clauses; the score is the sum of theirs. */
export function atLeast(needed: number, clauses: readonly Clause[]): Clause {
  const [first, ...others] = clauses
  if (first === undefined) return MATCH_NONE
  return others.length === 0 ? first : { bool: { should: [...clauses], minimum_should_match: needed } }
}

/** What matches any of the clauses; the score is the sum of theirs. */
export const anyOf = (clauses: readonly Clause[]): Clause => atLeast(1, clauses)

/** What matches any of the clauses; the score is that of the best. */
export function bestOf(clauses: readonly Clause[]): Clause {
  const [first, ...others] = clauses
  if (first === undefined) return MATCH_NONE
  return others.length === 0 ? first : { dis_max: { queries: [...clauses] } }
}
