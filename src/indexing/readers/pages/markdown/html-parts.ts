import { type HtmlReader, readVisibleText, trimLines } from '../visible-text.ts'
import { leaves } from './leaves.ts'
import type { Token } from './parse-markdown.ts'

/** What the HTML in a Markdown text comes to. */
export type HtmlParts = {
  /** What a person sees of each piece of HTML: lines of a block, a gap for a tag among words. */
  readonly shown: ReadonlyMap<Token, string>
  /** What stands between the tags of an element whose content nobody sees, as a script. */
  readonly hidden: ReadonlySet<Token>
}

/** An element that is open belongs to the quotation, list item or footnote it stands in. */
const CONTAINERS = new Set(['blockquote', 'list_item', 'footnote'])

/** When so many elements are open, all are taken for closed: time grows with the square of their number. */
const MAX_OPEN = 1000

/**
 * Reads all HTML of a Markdown text. Markdown cuts it into pieces (an element with a blank line in it, tags among
 * words), so a reader follows the elements from piece to piece. One that hides its content and is never closed hides
 * nothing: someone wrote about `<script>` and forgot to mark it as code.
 */
export function readHtmlParts(tokens: readonly Token[]): HtmlParts {
  const shown = new Map<Token, string>()
  const hidden = new Set<Token>()
  const scopes = [createScope(hidden)]
  const read = (token: Token): void => {
    const isHtml = token.type === 'html_block' || token.type === 'html_inline'
    const own = scopes.at(-1)
    for (const scope of scopes) if (!isHtml || scope !== own) scope.pass(token)
    if (!isHtml || own === undefined) return
    const { lines, gap } = own.read(token.content)
    shown.set(token, token.type === 'html_block' ? trimLines(lines) : gap)
  }
  for (const token of tokens) {
    const isContainer = CONTAINERS.has(token.type.replace(/_(?:open|close)$/, ''))
    if (isContainer && token.nesting === -1) scopes.pop()
    read(token)
    for (const leaf of leaves(token)) read(leaf)
    scopes.at(-1)?.settle()
    if (isContainer && token.nesting === 1) scopes.push(createScope(hidden))
  }
  return { shown, hidden }
}

type Scope = {
  /** What is seen of a piece of HTML, and only the gaps in it. */
  readonly read: (html: string) => { readonly lines: string; readonly gap: string }
  /** A token that is not seen when the element around it turns out to hide it. */
  readonly pass: (token: Token) => void
  /** The end of a block: elements that hide nothing make no difference to the next one. */
  readonly settle: () => void
}

function createScope(hidden: Set<Token>): Scope {
  let reader: HtmlReader | undefined
  let waiting: Token[] | undefined
  let lines = ''
  let gap = ''
  const open = (): HtmlReader =>
    readVisibleText({
      onText: (text) => {
        lines += text
      },
      onGap: (text) => {
        lines += text
        gap += text
      },
      onHiddenEnd: () => {
        for (const token of waiting ?? []) hidden.add(token)
        waiting = undefined
      },
    })
  return {
    read(html) {
      lines = gap = ''
      // The end of a line ends what may be a letter's name: `&amp` at the end of the file.
      for (const piece of `${html}\n`.split(/(?=<)/)) {
        reader ??= open()
        reader.write(piece)
        if (reader.depth() > MAX_OPEN) reader = undefined
        waiting = reader?.hides() ? (waiting ?? []) : undefined
      }
      return { lines, gap }
    },
    pass: (token) => void waiting?.push(token),
    settle() {
      if (waiting === undefined) reader = undefined
    },
  }
}
