import { strayBidiControls } from './bidi-controls.ts'
import type { Snippet } from './snippet.ts'

/** A piece of a snippet as a reader sees it. */
export type Segment = { readonly text: string; readonly marked: boolean }

/** A snippet without a rendering. */
export type SnippetPlace = Pick<Snippet, 'start' | 'end' | 'ranges'>

const ELLIPSIS = '…'

/**
 * The pieces of a snippet of `text` (the whole stored field), in order, marked and unmarked, with an ellipsis where
 * anything but white space was left off. Every renderer starts here, so this is where a text is made harmless to its
 * surroundings: stray bidi controls go, lone surrogates become U+FFFD.
 */
export function snippetSegments(text: string, { start, end, ranges }: SnippetPlace): Segment[] {
  const slice = text.slice(start, end).toWellFormed()
  const stray = strayBidiControls(slice)
  /** Pieces are added in the order of the text, so that each control is met once: a snippet may have as many as words. */
  let next = 0
  const segments: Segment[] = []
  const add = (from: number, to: number, marked: boolean) => {
    if (from >= to) return
    const parts: string[] = []
    let at = from - start
    for (let dropped = stray[next]; dropped !== undefined && dropped < to - start; dropped = stray[++next]) {
      parts.push(slice.slice(at, dropped))
      at = dropped + 1
    }
    parts.push(slice.slice(at, to - start))
    segments.push({ text: parts.join(''), marked })
  }
  let at = start
  for (const [from, to] of ranges) {
    add(at, from, false)
    add(from, to, true)
    at = to
  }
  add(at, end, false)
  if (/\S/.test(text.slice(0, start))) segments.unshift({ text: `${ELLIPSIS} `, marked: false })
  if (/\S/.test(text.slice(end))) segments.push({ text: ` ${ELLIPSIS}`, marked: false })
  return segments
}
