import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it'

/** No label is longer, as with links. */
const MAX_LABEL = 999

const DEFINITION = /^\[\^[^\s[\]]+\]:[ \t]*/
const REFERENCE = /\[\^[^\s[\]]+\]/y

/** Columns that a footnote's further paragraphs are indented by. */
const INDENT = 4

/**
 * Footnotes as on GitHub, except that a definition's text stays where it was written, and that a reference without a
 * definition is none the less no text: nobody wants to read `[^1]`.
 */
export function acceptFootnotes(markdown: MarkdownIt): void {
  markdown.block.ruler.before('reference', 'footnote_definition', readDefinition, { alt: ['paragraph', 'reference'] })
  markdown.inline.ruler.before('link', 'footnote_reference', readReference)
}

function readDefinition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const { bMarks, eMarks, tShift, sCount, blkIndent, parentType } = state
  const lineStart = bMarks[startLine] ?? 0
  const shift = tShift[startLine] ?? 0
  const column = sCount[startLine] ?? 0
  const start = lineStart + shift
  if (column - blkIndent >= INDENT) return false
  const label = DEFINITION.exec(state.src.slice(start, Math.min(eMarks[startLine] ?? 0, start + MAX_LABEL)))?.[0]
  if (label === undefined) return false
  if (silent) return true

  // The first line begins behind the label, as if it were indented like those below it.
  state.push('footnote_open', '', 1)
  bMarks[startLine] = start + label.length
  tShift[startLine] = 0
  sCount[startLine] = blkIndent + INDENT
  state.blkIndent = blkIndent + INDENT
  state.parentType = 'footnote'
  state.md.block.tokenize(state, startLine, endLine)
  bMarks[startLine] = lineStart
  tShift[startLine] = shift
  sCount[startLine] = column
  state.blkIndent = blkIndent
  state.parentType = parentType
  state.push('footnote_close', '', -1)
  return true
}

function readReference(state: StateInline): boolean {
  REFERENCE.lastIndex = state.pos
  const length = REFERENCE.exec(state.src)?.[0].length ?? 0
  if (length === 0 || length > MAX_LABEL || state.pos + length > state.posMax) return false
  state.pos += length
  return true
}
