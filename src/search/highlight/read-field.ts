import type { Analyzer, WantedTerms } from '../../analysis/token.ts'
import type { FieldText } from '../matching/field-text.ts'
import { type LeafIndex, type Listener, tellListeners } from '../matching/leaf-index.ts'
import { type FieldTokens, readTokens } from '../matching/read-tokens.ts'
import { advance } from '../matching/sequence.ts'
import { createMarkedStretches, type MarkedStretch } from './marked-stretches.ts'

/** What was read of a field: its tokens' borders, and what is to be marked, in the order of the text. */
export type Reading = FieldTokens & { readonly marked: readonly MarkedStretch[] }

type ReadOptions = FieldText & {
  readonly index: LeafIndex
  readonly wanted: WantedTerms
  readonly analyzer: Analyzer
  readonly pause: (() => Promise<void>) | undefined
  /** Units after which reading may stop when there is nothing to look for. */
  readonly enough: number
}

/** Reads a field and listens for the leaves of the index. */
export async function readField({ index, wanted, enough, ...reads }: ReadOptions): Promise<Reading> {
  const found: Found = { sure: createMarkedStretches(), fallback: createMarkedStretches() }
  const tokens = await readTokens({
    ...reads,
    enough: wanted.amount === 'none' ? enough : Number.POSITIVE_INFINITY,
    wanted,
    hear: (terms, k) => tellListeners(terms, index, (listener) => mark(listener, k, found)),
  })
  const { stretches } = found.sure
  return { ...tokens, marked: stretches.length > 0 ? stretches : found.fallback.stretches }
}

type Marks = ReturnType<typeof createMarkedStretches>
type Found = { readonly sure: Marks; readonly fallback: Marks }

function mark(listener: Listener, k: number, found: Found): void {
  if (listener.type === 'step') {
    const from = advance(listener.step, k)
    if (from >= 0) found.sure.add(listener.step.leaf, from, k)
  } else {
    const marks = listener.fallback ? found.fallback : found.sure
    marks.add(listener.leaf, k, k)
  }
}
