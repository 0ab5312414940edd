import MarkdownIt, { type MarkdownIt as Parser, type Token } from 'markdown-it'
import { acceptArabicEmphasis } from './arabic-emphasis.ts'
import { acceptFootnotes } from './footnotes.ts'
import { keepText } from './keep-text.ts'

export type { Token }

const parser = createParser()

/** A text's blocks in order: what opens and closes them, and under each `inline` token what stands in the line. Takes
 * time in step with the length, whatever the text is. */
export function parseMarkdown(source: string): readonly Token[] {
  return parser.parse(source, {})
}

function createParser(): Parser {
  const markdown = new MarkdownIt({ html: true, linkify: true })
  markdown.use(acceptFootnotes).use(acceptArabicEmphasis).use(keepText)
  // An address among words is known by its `://`, so that no * or _ in it is a mark; which words could be one without
  // it makes no difference to the text. Letters that were escaped stay apart: no mark that is left over is among them.
  markdown.core.ruler.disable(['linkify', 'text_join'])
  // Nobody follows the links: their addresses are neither checked nor written anew.
  markdown.validateLink = () => true
  markdown.normalizeLink = (address) => address
  markdown.normalizeLinkText = (address) => markdown.utils.unescapeAll(address.replaceAll('\\', '\\\\'))
  return markdown
}
