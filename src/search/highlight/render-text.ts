import { type SnippetPlace, snippetSegments } from './segments.ts'

/** What stands before and after a marked word; on a terminal, escape codes. */
export type TextMarks = { readonly open: string; readonly close: string }

/** A snippet of `text` (the whole stored field) as one line for a terminal. Line breaks and tabs become a space and
 * all other control characters go, so that a document can't send escape codes. */
export function renderSnippetText(snippet: SnippetPlace, text: string, marks: TextMarks): string {
  return snippetSegments(text, snippet)
    .map((segment) => (segment.marked ? marks.open + printable(segment.text) + marks.close : printable(segment.text)))
    .join('')
}

const printable = (text: string): string => text.replace(/[\t-\r\u0085\u2028\u2029]+/g, ' ').replace(/\p{Cc}/gu, '')
