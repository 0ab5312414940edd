import type { MarkdownIt, StateBlock } from 'markdown-it'

/** As deep as quotations (one level each) and lists (two) are looked into: every line is read once for each level. The
 * parser's own limit is deeper, but what is there it leaves out. */
const MAX_LEVEL = 30

/** A line that says what someone said: `[سؤال]: نعم.` No address is one word of Arabic letters. */
const SAID = /^\[[^[\]]{1,999}\]:[ \t]+[\u0620-\u065f\u066e-\u06d3\u06d5]+[.،؛:!؟?…]*[ \t]*$/u

type Rule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean

/** Text that the parser would leave out is read as a paragraph. */
export function keepText(markdown: MarkdownIt): void {
  const ruler = markdown.block.ruler
  // The last rule makes a paragraph of whatever no other rule wanted.
  const paragraph: Rule = (...line) => ruler.getRules('').at(-1)?.(...line) ?? false
  ruler.before('table', 'too_deep', (state, ...line) => state.level >= MAX_LEVEL && paragraph(state, ...line))
  ruler.before('reference', 'said', (state, startLine, ...rest) => {
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
    if (state.src.charAt(start) !== '[') return false
    return SAID.test(state.src.slice(start, state.eMarks[startLine])) && paragraph(state, startLine, ...rest)
  })
}
