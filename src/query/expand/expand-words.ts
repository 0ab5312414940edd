import { QUERY_LIMITS } from '../limits.ts'
import type { QueryAlternatives, QueryWord } from '../tree.ts'

/** A stretch of neighbouring words, `length` of them from the one numbered `from`, that can be written otherwise. */
export type Expansion = {
  readonly from: number
  readonly length: number
  readonly alternatives: QueryAlternatives
  /** The words say much the same apart (هاتف محمول): outside quotation marks they may be found by themselves too. */
  readonly apart?: boolean
}

/** Where words stand. `negated`: documents that hold them are left out, so a guess would hide what nobody spoke of.
 * `quoted`: in quotation marks, where every word counts. */
export type ExpandContext = { readonly negated: boolean; readonly quoted: boolean }

/** Finds other spellings in words that stand side by side in a query or phrase. Of expansions that overlap the first
 * and longest is used. */
export type Expand = (words: readonly QueryWord[], context: ExpandContext) => readonly Expansion[]

/** A word or what stands for several; `stopWord` when all words typed for it are stop words. */
export type ExpandedWord = {
  readonly match: QueryWord | QueryAlternatives
  readonly stopWord: boolean
  /** The typed words, when they may be found by themselves too. */
  readonly apart?: readonly QueryWord[]
}

/** The words with their expansions in place. The typed spelling is always among the variants. */
export function expandWords(
  words: readonly QueryWord[],
  expand: Expand | undefined,
  negated: boolean,
  quoted = false,
): ExpandedWord[] {
  const expansions = words.length === 0 ? [] : (expand?.(words, { negated, quoted }) ?? [])
  const sorted = expansions.toSorted((a, b) => a.from - b.from || b.length - a.length)
  const expanded: ExpandedWord[] = []
  const addWords = (from: number, to: number) => {
    expanded.push(...words.slice(from, to).map((match) => ({ match, stopWord: match.stopWord })))
  }

  let done = 0
  for (const { from, length, alternatives, apart } of sorted) {
    if (from < done || length < 1 || from + length > words.length) continue
    addWords(done, from)
    const typed = words.slice(from, from + length)
    const word = { match: withTyped(alternatives, typed), stopWord: typed.every(({ stopWord }) => stopWord) }
    expanded.push(apart && length > 1 && !quoted ? { ...word, apart: typed } : word)
    done = from + length
  }
  addWords(done, words.length)
  return expanded
}

function withTyped(alternatives: QueryAlternatives, typed: readonly QueryWord[]): QueryAlternatives {
  const spelling = (words: readonly QueryWord[]) => words.map(({ terms }) => terms.exact).join(' ')
  const others = alternatives.variants.filter(({ words }) => words.length > 0 && spelling(words) !== spelling(typed))
  const variants = [{ weight: 1, words: typed }, ...others].slice(0, QUERY_LIMITS.alternatives)
  return { ...alternatives, variants }
}
