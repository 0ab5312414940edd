import MarkdownIt, { type MarkdownIt as Parser } from 'markdown-it'

const LETTER = /[\u0620-\u065f\u066e-\u06d3\u06d5]/
const OPENING = /[\p{Ps}\p{Pi}"']/u
const CLOSING = /[\p{Pe}\p{Pf}\p{Po}"']/u

/**
 * Emphasis may begin behind a letter and end before one although punctuation stands inside: Arabic writes short words
 * onto the next one and often no space behind a stop, as in `و**«الأيام»**` and `**قال:**ثم`. By the common rules,
 * made for words with spaces around them, these stars would be text.
 */
export function acceptArabicEmphasis(markdown: Parser): void {
  markdown.inline.State = ArabicInline
}

class ArabicInline extends MarkdownIt.StateInline {
  override scanDelims(
    start: number,
    canSplitWord: boolean,
  ): ReturnType<InstanceType<typeof MarkdownIt.StateInline>['scanDelims']> {
    const found = super.scanDelims(start, canSplitWord)
    if (!canSplitWord) return found
    const before = this.src.charAt(start - 1)
    const after = this.src.charAt(start + found.length)
    return {
      ...found,
      can_open: found.can_open || (LETTER.test(before) && OPENING.test(after)),
      can_close: found.can_close || (LETTER.test(after) && CLOSING.test(before)),
    }
  }
}
