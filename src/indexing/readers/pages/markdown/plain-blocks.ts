import { readHtmlParts } from './html-parts.ts'
import { inlineText } from './inline-text.ts'
import { createListMarks } from './list-marks.ts'
import { parseMarkdown } from './parse-markdown.ts'

/** A piece of text that stands by itself: a paragraph, a heading, a row of a table, a piece of code. */
export type PlainBlock = {
  readonly text: string
  /** Where it stands in the source: its first line, and the one after its last. */
  readonly from: number
  readonly to: number
  /** Of the first level, and in no quotation or list. */
  readonly isTopHeading: boolean
}

/** The box of a task list. */
const TASK = /^\[[ xX]\]\s+/

/** The pieces of a Markdown text in order, without marks. */
export function plainBlocks(source: string): PlainBlock[] {
  const tokens = parseMarkdown(source)
  const html = readHtmlParts(tokens)
  const lines = source.split('\n')
  const marks = createListMarks()
  const blocks: PlainBlock[] = []
  let [from, to] = [0, 0]
  let row: string[] | undefined
  let inHeading = false
  let isTopHeading = false

  const write = (text: string): void => {
    const room = text.includes('\n') ? indentOf(lines.slice(from + 1, to)) : 0
    if (text !== '') blocks.push({ text: marks.prefix(text, room), from, to, isTopHeading })
  }
  for (const [i, token] of tokens.entries()) {
    if (token.map !== null) [from, to] = token.map
    switch (token.type) {
      case 'list_item_close':
        // An item with nothing in it is shown all the same: `1984.` in a line of its own is one.
        if (tokens[i - 1]?.type === 'list_item_open' && !html.hidden.has(token))
          blocks.push({ text: marks.prefix('', 0), from, to, isTopHeading })
        break
      case 'heading_open':
        inHeading = true
        isTopHeading = token.tag === 'h1' && token.level === 0
        break
      case 'heading_close':
        inHeading = isTopHeading = false
        break
      case 'tr_open':
        row = []
        break
      case 'tr_close':
        write((row ?? []).filter((cell) => cell !== '').join('  '))
        row = undefined
        break
      case 'inline': {
        const text = inlineText(token, html)
        const isTask = marks.isNew() && TASK.test(token.content)
        if (row !== undefined) row.push(oneLine(text))
        else write(inHeading ? oneLine(text) : isTask ? text.replace(TASK, '') : text)
        break
      }
      case 'fence':
      case 'code_block':
        if (!html.hidden.has(token)) write(token.content.replace(/^(?:[ \t]*\n)+/, '').trimEnd())
        break
      case 'html_block':
        if (!html.hidden.has(token)) write(html.shown.get(token) ?? '')
        break
    }
    marks.follow(token)
  }
  return blocks
}

const oneLine = (text: string): string => text.replaceAll('\n', ' ')

/** How far all of the lines are indented that are not blank. */
const indentOf = (lines: readonly string[]): number =>
  lines.filter((line) => !isBlank(line)).reduce((least, line) => Math.min(least, line.search(/[^\s>]/)), 1000)

/** Whether a line separates blocks, in a quotation too. */
export const isBlank = (line: string): boolean => /^[\s>]*$/.test(line)
