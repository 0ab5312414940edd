import { type SnippetPlace, snippetSegments } from './segments.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A snippet of `text` (the whole stored field) as HTML: escaped first, `<mark>` put in afterwards, no other tag. */
export function renderSnippetHtml(snippet: SnippetPlace, text: string): string {
  return snippetSegments(text, snippet)
    .map((segment) => (segment.marked ? `<mark>${escapeHtml(segment.text)}</mark>` : escapeHtml(segment.text)))
    .join('')
}

/** Most pieces hold nothing of the kind, which a test tells faster than a replacement. */
const escapeHtml = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character) : text
