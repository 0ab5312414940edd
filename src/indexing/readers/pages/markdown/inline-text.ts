import { trimLines } from '../visible-text.ts'
import type { HtmlParts } from './html-parts.ts'
import { leaves } from './leaves.ts'
import type { Token } from './parse-markdown.ts'

/** Two stars that are left over because of a space inside them, as in `** كلمة **`. */
const LOOSE_STARS = /\*\*([^*\n]+)\*\*/g
const ARABIC_LETTER = /[\u0620-\u064a]/

/** What is read of a paragraph, heading or cell: its lines without marks. */
export function inlineText(token: Token, { shown, hidden }: HtmlParts): string {
  const parts = leaves(token).map((leaf) => (hidden.has(leaf) ? '' : leafText(leaf, shown)))
  return trimLines(parts.join(''))
}

function leafText(leaf: Token, shown: HtmlParts['shown']): string {
  switch (leaf.type) {
    case 'text':
      return withoutLooseStars(leaf.content)
    case 'text_special':
    case 'code_inline':
      return leaf.content
    case 'softbreak':
    case 'hardbreak':
      return '\n'
    default:
      return shown.get(leaf) ?? ''
  }
}

/** Around digits and Latin letters two stars may be a sign of arithmetic or programming. */
const withoutLooseStars = (text: string): string =>
  text.replaceAll(LOOSE_STARS, (whole, inner: string) => (ARABIC_LETTER.test(inner) ? inner : whole))
