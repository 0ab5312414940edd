/** The index levels, from the strictest to the loosest; `levels.ts` says what each is for. */
export const LEVEL_NAMES = ['marked', 'exact', 'folded', 'bare', 'stem', 'broad'] as const

export type LevelName = (typeof LEVEL_NAMES)[number]

/** Something for every level. */
export function byLevel<T>(make: (level: LevelName) => T): Record<LevelName, T> {
  return Object.fromEntries(LEVEL_NAMES.map((level) => [level, make(level)])) as Record<LevelName, T>
}

/** Stands for a word of which a level leaves nothing, so that positions stay the same at every level. It is looked for
 * in phrases only: it says nothing about a document. */
export const PLACEHOLDER = '\u2423'

/** One term a level. A term is never empty, holds no space and has at most 200 UTF-16 units. */
export type Terms = Readonly<Record<LevelName, string>>

/** A word where it stands in a text: `text === source.slice(start, end)`, in UTF-16 units. */
export type Span = { readonly text: string; readonly start: number; readonly end: number }

/** A word with its term at every level. `stopWord` is decided on the spelling before letters are folded. */
export type Token = Span & { readonly stopWord: boolean; readonly terms: Terms }

/** Some terms to look for. `mayHave`: whether a word of these firm letters (`scan/firm-letters.ts`) may have one of them, at any
 * level; it errs on the side of yes only. */
export type WantedTerms = {
  /** `any`: whatever the term, so that there is no use in asking. */
  readonly amount: 'none' | 'some' | 'any'
  mayHave(letters: number): boolean
}

/** Is told of a token's place, and of its terms if one of them may be wanted. `false` stops the scan before this token. */
export type HearToken = (start: number, end: number, terms: Terms | undefined) => boolean

/** Where in a text to scan, in UTF-16 units, for at most so many tokens, and until so many units are read: a text may hold
 * megabytes of spaces between two tokens. */
export type ScanRange = { readonly from: number; readonly tokens: number; readonly units: number }

/** A rule that fired on a word: what stood there, and what it made of it. */
export type Step = { readonly rule: string; readonly from: string; readonly to: string }

/** How one word became its terms. */
export type WordExplanation = {
  /** In order: what changed its spelling, what was cut, how its letters were folded, which made it broad. */
  readonly steps: readonly Step[]
  readonly terms: Terms
}

/** Turns text into tokens. Pure but for a bounded cache of words; total on every string. */
export type Analyzer = {
  /** Changes whenever a term could change: stored in every index, and an index of another version is refused. */
  readonly version: string
  /** The tokens of a text in order, made one by one, so that a caller can stop or pause in a long text. */
  tokens(text: string): Iterable<Token>
  /** Terms to look for with `scan`, at whatever level; undefined: all terms. */
  want(terms: Iterable<string> | undefined): WantedTerms
  /** Tells somebody who looks for some terms of the same tokens, of most without analysing them. Where to go on. */
  scan(text: string, range: ScanRange, wanted: WantedTerms, hear: HearToken): number
  /** All tokens of a text at once. */
  analyze(text: string): Token[]
  /** How the text of one token became its terms. */
  explain(word: string): WordExplanation
}
