import type { Analyzer, HearToken, Terms, WantedTerms } from '../../analysis/token.ts'
import type { FieldText } from './field-text.ts'

/** How many tokens, and how much of the text, are read between two chances for others to run. */
const TOKENS_BETWEEN_PAUSES = 256
const UNITS_BETWEEN_PAUSES = 16_384

/** What was read of a field: its tokens' borders, in the order of the text. */
export type FieldTokens = {
  /** The stored field, as far as it is known. */
  readonly text: string
  /** The part that was read, without white space at its ends. */
  readonly start: number
  readonly end: number
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly truncated: boolean
}

type TokensOptions = FieldText & {
  readonly analyzer: Analyzer
  readonly pause: (() => Promise<void>) | undefined
  /** Units after which reading may stop. */
  readonly enough: number
  readonly wanted: WantedTerms
  /** Is told of each token that may have a wanted term, with the token's number. */
  readonly hear: (terms: Terms, k: number) => void
}

/** Where token `k` begins; the one after the last begins at the end of what was read. */
export const startOf = (tokens: FieldTokens, k: number): number => tokens.starts[k] ?? tokens.end

/** Where token `k` ends; the one before the first ends where the text begins. */
export const endOf = (tokens: FieldTokens, k: number): number => tokens.ends[k] ?? tokens.start

/** Reads a field once, from its first token to its last, or to `limit`; a word cut by the limit is left out. */
export async function readTokens({
  text,
  limit,
  analyzer,
  pause,
  enough,
  wanted,
  hear,
}: TokensOptions): Promise<FieldTokens> {
  const truncated = text.length > limit
  let end = truncated ? codePointBorder(text, limit) : text.length
  const part = truncated ? text.slice(0, end) : text
  const starts: number[] = []
  const ends: number[] = []
  const hearToken: HearToken = (tokenStart, tokenEnd, terms) => {
    // One unit before the cut too: "3." may have been "3.14".
    const mayBeCut = truncated && tokenEnd >= end - 1
    if (mayBeCut || tokenStart > enough) {
      end = tokenStart
      return false
    }
    const k = starts.push(tokenStart) - 1
    ends.push(tokenEnd)
    if (terms !== undefined) hear(terms, k)
    return true
  }
  for (let from = 0; from < end; ) {
    from = analyzer.scan(part, { from, tokens: TOKENS_BETWEEN_PAUSES, units: UNITS_BETWEEN_PAUSES }, wanted, hearToken)
    if (from < end) await pause?.()
  }
  const read = text.slice(0, end)
  const start = read.length - read.trimStart().length
  return {
    text,
    start: Math.min(start, starts[0] ?? start),
    end: Math.max(start, read.trimEnd().length, ends.at(-1) ?? 0),
    starts,
    ends,
    truncated,
  }
}

/** The limit, or one less where it would split a surrogate pair. */
function codePointBorder(text: string, limit: number): number {
  return (text.codePointAt(limit - 1) ?? 0) > 0xffff ? limit - 1 : limit
}
