import { isBlank, type PlainBlock, plainBlocks } from './plain-blocks.ts'

/** A Markdown text as a reader sees it. */
export type PlainMarkdown = {
  /** Its first heading of the first level, when that is the title; it is then not part of the text. */
  readonly heading: string | undefined
  readonly text: string
}

/**
 * Markdown without its marks: what is stored is what results show, and nobody wants to see `**` or `|---|` there. The
 * heading is taken out when it is the title or no title is given, so that results don't show it twice.
 */
export function plainMarkdown(source: string, title?: unknown): PlainMarkdown {
  const blocks = plainBlocks(source)
  const heading = blocks.find((block) => block.isTopHeading)
  if (heading === undefined || (title !== undefined && title !== heading.text)) {
    return { heading: undefined, text: joinBlocks(blocks, source) }
  }
  const others = blocks.filter((block) => block !== heading)
  return { heading: heading.text, text: joinBlocks(others, source) }
}

/** No more than one blank line between two blocks, and none where the source has none. */
function joinBlocks(blocks: readonly PlainBlock[], source: string): string {
  const lines = source.split('\n')
  const parts = blocks.map(({ text, from }, i) => {
    const before = blocks[i - 1]
    return `${before === undefined ? '' : lines.slice(before.to, from).some(isBlank) ? '\n\n' : '\n'}${text}`
  })
  return parts.join('')
}
