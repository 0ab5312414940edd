import type { Analyzer, Token } from '../../analysis/token.ts'
import type { LevelIndex, Listener } from './leaf-index.ts'
import { createMarkedStretches, type MarkedStretch } from './marked-stretches.ts'
import { advance } from './sequence.ts'

/** Units of a field that are read for highlights: a longer one would cost more than a reader gains. */
export const READ_LIMIT = 200_000

/** How many tokens are read between two chances for others to run. */
const TOKENS_BETWEEN_PAUSES = 256

/** What was read of a field: its tokens' borders, and what is to be marked, in the order of the text. */
export type Reading = {
  /** The whole stored field. */
  readonly text: string
  /** The part that was read, without white space at its ends. */
  readonly start: number
  readonly end: number
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly marked: readonly MarkedStretch[]
  readonly truncated: boolean
}

type ReadOptions = {
  readonly text: string
  readonly index: readonly LevelIndex[]
  readonly analyzer: Analyzer
  readonly pause: (() => Promise<void>) | undefined
  /** Units after which reading may stop when there is nothing to look for. */
  readonly enough: number
}

/** Where token `k` begins; the one after the last begins at the end of what was read. */
export const startOf = (reading: Reading, k: number): number => reading.starts[k] ?? reading.end

/** Where token `k` ends; the one before the first ends where the text begins. */
export const endOf = (reading: Reading, k: number): number => reading.ends[k] ?? reading.start

/** Reads a field once, from its first token to its last, or to `READ_LIMIT`; a word cut by the limit is left out. */
export async function readField({ text, index, analyzer, pause, enough }: ReadOptions): Promise<Reading> {
  const truncated = text.length > READ_LIMIT
  let end = truncated ? codePointBorder(text, READ_LIMIT) : text.length
  const starts: number[] = []
  const ends: number[] = []
  const found: Found = { sure: createMarkedStretches(), fallback: createMarkedStretches() }
  for (const token of analyzer.tokens(truncated ? text.slice(0, end) : text)) {
    // One unit before the cut too: "3." may have been "3.14".
    const mayBeCut = truncated && token.end >= end - 1
    if (mayBeCut || (index.length === 0 && token.start > enough)) {
      end = token.start
      break
    }
    const k = starts.push(token.start) - 1
    ends.push(token.end)
    listenTo(token, k, index, found)
    if (pause !== undefined && k % TOKENS_BETWEEN_PAUSES === TOKENS_BETWEEN_PAUSES - 1) await pause()
  }
  const read = text.slice(0, end)
  const start = read.length - read.trimStart().length
  return {
    text,
    start: Math.min(start, starts[0] ?? start),
    end: Math.max(start, read.trimEnd().length, ends.at(-1) ?? 0),
    starts,
    ends,
    marked: found.sure.stretches.length > 0 ? found.sure.stretches : found.fallback.stretches,
    truncated,
  }
}

type Marks = ReturnType<typeof createMarkedStretches>
type Found = { readonly sure: Marks; readonly fallback: Marks }

function listenTo(token: Token, k: number, index: readonly LevelIndex[], found: Found): void {
  for (const { level, terms, prefixes } of index) {
    const term = token.terms[level]
    const listeners = terms.get(term)
    if (listeners !== undefined) tell(listeners, k, found)
    for (const [length, ofLength] of prefixes) {
      const beginners = ofLength.get(term.slice(0, length))
      if (beginners !== undefined) tell(beginners, k, found)
    }
  }
}

function tell(listeners: readonly Listener[], k: number, found: Found): void {
  for (const listener of listeners) {
    if (listener.type === 'step') {
      const from = advance(listener.step, k)
      if (from >= 0) found.sure.add(listener.step.leaf, from, k)
    } else {
      const marks = listener.fallback ? found.fallback : found.sure
      marks.add(listener.leaf, k, k)
    }
  }
}

/** The limit, or one less where it would split a surrogate pair. */
function codePointBorder(text: string, limit: number): number {
  return (text.codePointAt(limit - 1) ?? 0) > 0xffff ? limit - 1 : limit
}
