import type { LevelName } from '../../analysis/token.ts'
import type { QueryWord } from '../tree.ts'

/** Another way to write it: words as they would stand in a text, with a weight of at most 1. `level`: looked for at
 * that level only. */
export type Variant = { readonly text: string; readonly weight: number; readonly level?: LevelName }

/** What a stretch of neighbouring words may be written as; the typed spelling may be among it or not. */
export type Finding = {
  readonly from: number
  readonly length: number
  readonly variants: readonly Variant[]
  /** Whether the words say much the same apart: هاتف محمول, not عبد الله. */
  readonly apart: boolean
}

/** Finds other ways to write words that stand side by side. */
export type Expander = (words: readonly QueryWord[]) => readonly Finding[]

/** Weights of a variant beside 1 for what was typed. */
export const VARIANT_WEIGHTS = {
  /** The same name or word in another spelling. */
  spelling: 1,
  /** Another name of the same place. */
  place: 0.8,
  /** Digits for words and words for digits. */
  century: 0.8,
  /** Another system's name of the same month. */
  month: 0.7,
  /** Another word for about the same thing. */
  synonym: 0.5,
} as const
