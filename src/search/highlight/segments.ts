import { strayBidiControls } from './bidi-controls.ts'
import type { Range, Snippet } from './snippet.ts'

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
  const segments: Segment[] = []
  const add = (from: number, to: number, marked: boolean) => {
    if (from < to) segments.push({ text: sliceWithout(slice, from - start, to - start, stray), marked })
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

/** The units from `from` to `to` but for those at `dropped` (sorted). */
function sliceWithout(text: string, from: number, to: number, dropped: readonly number[]): string {
  const inside = dropped.filter((at) => at >= from && at < to)
  if (inside.length === 0) return text.slice(from, to)
  const parts: Range[] = [...inside, to].map((at, i) => [i === 0 ? from : (inside[i - 1] ?? from) + 1, at])
  return parts.map(([a, b]) => text.slice(a, b)).join('')
}
