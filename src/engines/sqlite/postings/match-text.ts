import { quote } from '../connection.ts'
import { encodeTerms } from './encode-terms.ts'
import type { TextColumn } from './postings-layout.ts'

/** FTS5's query for terms that stand together in the wanted columns. Only such generated text ever reaches MATCH. */
export function renderPhraseMatch(
  terms: readonly string[],
  columns: readonly TextColumn[],
  all: readonly TextColumn[],
): string {
  return `${columnFilter(columns, all)}${quote(encodeTerms(terms.join(' ')))}`
}

/** FTS5's query for terms with a beginning. */
export function renderPrefixMatch(prefix: string, columns: readonly TextColumn[], all: readonly TextColumn[]): string {
  return `${renderPhraseMatch([prefix], columns, all)} *`
}

function columnFilter(columns: readonly TextColumn[], all: readonly TextColumn[]): string {
  if (columns.length === all.length) return ''
  return `{${columns.map(({ column }) => quote(column)).join(' ')}} : `
}
