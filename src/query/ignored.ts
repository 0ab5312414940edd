import { QUERY_LIMITS } from './limits.ts'

/** Why a part of a query was not used: a code for programs with a sentence for people. */
export const IGNORED_REASONS = {
  too_long: `a query is read up to ${QUERY_LIMITS.characters} characters`,
  too_many_words: `a query is read up to ${QUERY_LIMITS.words} words`,
  too_deep: `groups are read up to ${QUERY_LIMITS.depth} levels deep`,
  unbalanced_quote: 'this quotation mark has no partner',
  unbalanced_parenthesis: 'this parenthesis has no partner',
  empty: 'nothing to look for is inside',
  operator_without_term: 'an operator stands between two terms',
  star_not_at_end: 'a star stands only at the end of a word',
  star_on_condition: 'this field is compared with whole values',
  prefix_too_short: `${QUERY_LIMITS.prefixLetters} letters or more stand before a star`,
  article_prefix: 'the article alone selects nothing',
  equals_on_phrase: 'an equals sign stands before a word',
  slop_too_large: `words of a phrase may be at most ${QUERY_LIMITS.slop} places apart`,
  not_a_number: 'this field is compared with a number',
  not_a_date: 'this field is compared with a day (2025-01-31) or a date with a time and a zone',
  field_in_field: 'inside a field no other field is asked',
  field_not_searchable: 'this field is kept, not searched',
  condition_in_or: 'a condition on a field of values holds for the whole query and is no alternative to words',
  condition_in_not: 'a group of words and conditions on fields of values cannot be negated as a whole',
  no_words: 'there is no word in it',
} as const

export type IgnoredReason = keyof typeof IGNORED_REASONS

/** A part of the query that could not be used: `start` and `end` in UTF-16 units of what was typed, `text` (shortened
 * when long) what stands there. */
export type Ignored = {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly reason: IgnoredReason
}

/** Notes in the order of the query, at most as many as the limit says. */
export type IgnoredNotes = {
  add(start: number, end: number, reason: IgnoredReason): void
  list(): readonly Ignored[]
}

/** Collects notes on `source`, after those that were made before. */
export function createIgnoredNotes(source: string, before: readonly Ignored[] = []): IgnoredNotes {
  const notes = [...before]
  return {
    add(start, end, reason) {
      if (notes.length >= QUERY_LIMITS.ignored) return
      const whole = source.slice(start, Math.min(end, start + QUERY_LIMITS.ignoredText + 1))
      const text = whole.length > QUERY_LIMITS.ignoredText ? `${whole.slice(0, QUERY_LIMITS.ignoredText)}…` : whole
      notes.push({ text: text.toWellFormed(), start, end, reason })
    },
    list: () => notes.toSorted((a, b) => a.start - b.start),
  }
}
