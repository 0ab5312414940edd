/** A part of a field, `[start, end)` in UTF-16 units of the stored text. */
export type Range = readonly [start: number, end: number]

/**
 * A part of a stored field, chosen to show why the document was found.
 * `start`, `end` and `ranges` count UTF-16 units in the stored field; the ranges are sorted, apart, and inside `[start, end)`.
 */
export type Snippet = {
  readonly start: number
  readonly end: number
  /** The escaped text with `<mark>` around the ranges and `…` where text was left off; safe to put in a page. */
  readonly html: string
  readonly ranges: readonly Range[]
  /** The field is longer than what is read for highlights; matches further on are not shown. */
  readonly truncated?: true
}

/** Field → its snippets in the order of the text. Every field asked for is there; `[]` when it has nothing to show. */
export type Highlights = Readonly<Record<string, readonly Snippet[]>>
