import type { Mapping } from '../../mapping/mapping.ts'
import type { IgnoredNotes } from '../ignored.ts'
import type { VisibleText } from '../text/visible-text.ts'
import type { ParsedLeaf } from './parsed-query.ts'

/** A query ready to be scanned. */
export type ScanInput = {
  readonly visible: VisibleText
  readonly mapping: Mapping
  /** Place of an opening quotation mark or parenthesis → of its partner. */
  readonly closes: ReadonlyMap<number, number>
  /** Whether أو and او are OR between two terms. */
  readonly arabicOr: boolean
  readonly notes: IgnoredNotes
}

/** `from` and `to` are places of the visible text. */
type Place = { readonly from: number; readonly to: number }

export type OperatorLexeme = Place & {
  readonly type: 'operator'
  readonly operator: 'and' | 'or' | 'not'
  /** Decides what it is where it does not stand between terms. */
  readonly spelling: 'latin' | 'arabic' | 'sign'
}

/** A term with what stands before it. */
export type TermLexeme = Place & {
  readonly type: 'term'
  readonly negated: boolean
  readonly field: string | undefined
  readonly inner: ParsedLeaf | ({ readonly type: 'parentheses' } & Place)
}

export type Lexeme = OperatorLexeme | TermLexeme
