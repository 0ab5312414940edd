/** What stands before and after a marked word; on a terminal, escape codes. */
export type TextMarks = { readonly open: string; readonly close: string }

const CHARACTERS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/** A snippet's `html` as one line for a terminal: its field need not have come with it. Line breaks and tabs become a space
 * and all other control characters go, so that a document can't send escape codes. */
export function renderSnippetText(html: string, { open, close }: TextMarks): string {
  const marks: Readonly<Record<string, string>> = { '<mark>': open, '</mark>': close }
  return html
    .split(/(<\/?mark>)/)
    .map((piece) => marks[piece] ?? printable(piece.replace(/&(?:amp|lt|gt|quot|#39);/g, (e) => CHARACTERS[e] ?? e)))
    .join('')
}

const printable = (text: string): string => text.replace(/[\t-\r\u0085\u2028\u2029]+/g, ' ').replace(/\p{Cc}/gu, '')
