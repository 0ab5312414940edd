import { Parser } from 'htmlparser2'
import { FihristError } from '../../../errors.ts'

/** What a person sees of a web page. */
export type Page = {
  /** From `<title>`, else the first `<h1>`, which is then not part of the text. */
  readonly title: string | undefined
  readonly text: string
  /** `<meta name="…" content="…">`, the first of each name. */
  readonly meta: ReadonlyMap<string, string>
}

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Not text, or not this page's text. */
const UNREAD = names('script style nav template noscript iframe object svg math')

/** What begins and ends a line. */
const BLOCKS = names(
  'address article aside blockquote body br caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main ol p pre section summary table tbody tfoot thead tr ul',
)

const CELLS = names('td th')

/** The parser takes time that grows with the square of the depth; browsers stop at 512. Old pages that never close
 * their elements reach some thousands. */
const MAX_DEPTH = 10_000

/** Reads a page, however broken its HTML is. Throws `bad_input` when it is nested too deeply. */
export function readPage(html: string): Page {
  let text = ''
  let title: string | undefined
  let heading: { start: number; end?: number } | undefined
  let inTitle = false
  let preformatted = 0
  let unread = 0
  let depth = 0
  const meta = new Map<string, string>()

  const parser = new Parser({
    onopentag(name, attributes) {
      if (++depth > MAX_DEPTH) throw new FihristError('bad_input', `elements are nested deeper than ${MAX_DEPTH}`)
      if (name === 'title' && title === undefined && unread === 0) {
        inTitle = true
        title = ''
      }
      const { name: key, content } = attributes
      if (name === 'meta' && key && content && !meta.has(key.toLowerCase())) meta.set(key.toLowerCase(), content.trim())
      if (unread > 0 || UNREAD.has(name) || 'hidden' in attributes) {
        unread++
        return
      }
      if (name === 'pre') preformatted++
      if (BLOCKS.has(name)) text += '\n'
      if (name === 'h1') heading ??= { start: text.length }
    },
    ontext(data) {
      if (inTitle) title += data
      else if (unread === 0) text += preformatted > 0 ? data : data.replaceAll(/[ \t\n\r\f]+/g, ' ')
    },
    onclosetag(name) {
      depth--
      if (name === 'title') inTitle = false
      if (unread > 0) {
        unread--
        return
      }
      if (name === 'pre') preformatted--
      if (name === 'h1' && heading !== undefined) heading.end ??= text.length
      if (CELLS.has(name)) text += '  '
      if (BLOCKS.has(name)) text += '\n'
    },
  })
  parser.end(html)
  return { ...withTitle(text, oneLine(title ?? ''), heading), meta }
}

/** The heading is taken out of the text when it is the title, so that results don't show it twice. */
function withTitle(
  text: string,
  title: string,
  heading: { readonly start: number; readonly end?: number } | undefined,
): Omit<Page, 'meta'> {
  const shown = heading === undefined ? '' : oneLine(text.slice(heading.start, heading.end))
  if (heading === undefined || shown === '' || (title !== '' && title !== shown)) {
    return { title: title === '' ? undefined : title, text: clean(text) }
  }
  return { title: shown, text: clean(text.slice(0, heading.start) + text.slice(heading.end)) }
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** Lines without white space around them, and no more than one blank line at a time. */
function clean(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{2,}/g, '\n')
    .trim()
}
