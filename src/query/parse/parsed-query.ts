import type { Span } from '../../analysis/token.ts'
import type { Ignored } from '../ignored.ts'

/**
 * What a person typed, as plain data before analysis. `start` and `end` are UTF-16 units of the query; the `text` of
 * words and phrases is what stands there, without operators and quotation marks.
 */
export type ParsedNode = ParsedLeaf | ParsedOperation

/** `word` is one or more words without a space between them (كوفيد-19); `prefix` comes without its star. */
export type ParsedLeaf =
  | ({ readonly type: 'word' | 'exact' | 'prefix' } & Span)
  | ({ readonly type: 'phrase'; readonly slop: number } & Span)

type Range = { readonly start: number; readonly end: number }

/** `group` is terms side by side; `field` names a field of the mapping by its own name, not by an alias. */
export type ParsedOperation =
  | ({ readonly type: 'and' | 'or' | 'group'; readonly nodes: readonly ParsedNode[] } & Range)
  | ({ readonly type: 'not'; readonly node: ParsedNode } & Range)
  | ({ readonly type: 'field'; readonly field: string; readonly node: ParsedNode } & Range)

export type ParsedQuery = {
  /** What was read of the query: all of it, or its beginning. */
  readonly text: string
  readonly nodes: readonly ParsedNode[]
  readonly ignored: readonly Ignored[]
}
