import { Parser } from 'htmlparser2'
import { FihristError } from '../../../errors.ts'

/** What is told of HTML while it is read. */
export type HtmlEvents = {
  /** Text that a person sees, its white space as a browser shows it. */
  readonly onText: (text: string) => void
  /** What stands between two texts: a line's beginning or end, the end of a cell. */
  readonly onGap: (gap: string) => void
  /** Text of the first `<title>`. */
  readonly onTitle?: (text: string) => void
  /** Any element, seen or not. */
  readonly onElement?: (name: string, attributes: Readonly<Record<string, string>>) => void
  /** An element that is seen: after the gap before it, and before the gap after it. */
  readonly onOpen?: (name: string) => void
  readonly onClose?: (name: string) => void
  /** The end of an element whose content nobody sees. */
  readonly onHiddenEnd?: () => void
}

/** HTML that comes in pieces. */
export type HtmlReader = {
  /** Throws `bad_input` when elements are nested too deeply. */
  readonly write: (html: string) => void
  readonly end: () => void
  /** Whether an element is open whose content nobody sees. */
  readonly hides: () => boolean
  /** How many elements are open. */
  readonly depth: () => number
}

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Not text, or not this page's text. */
const UNREAD = names('script style nav template noscript iframe object svg math title')

/** A style that hides an element with all that it holds. */
const HIDING_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b/i

/** What begins and ends a line. */
const BLOCKS = names(
  'address article aside blockquote body br caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main ol p pre section summary table tbody tfoot thead tr ul',
)

const CELLS = names('td th')

/** The parser takes time that grows with the square of the depth; browsers stop at 512. Old pages that never close
 * their elements reach some thousands. */
const MAX_DEPTH = 10_000

/** Reads what a person sees of HTML, however broken it is. */
export function readVisibleText(events: HtmlEvents): HtmlReader {
  let titles = 0
  let inTitle = false
  let preformatted = 0
  let hidden = 0
  let depth = 0

  const parser = new Parser({
    onopentag(name, attributes) {
      if (++depth > MAX_DEPTH) throw new FihristError('bad_input', `elements are nested deeper than ${MAX_DEPTH}`)
      events.onElement?.(name, attributes)
      if (name === 'title' && hidden === 0) inTitle = ++titles === 1
      if (hidden > 0 || UNREAD.has(name) || 'hidden' in attributes || HIDING_STYLE.test(attributes.style ?? '')) {
        hidden++
        return
      }
      if (name === 'pre') preformatted++
      if (BLOCKS.has(name)) events.onGap('\n')
      events.onOpen?.(name)
    },
    ontext(data) {
      if (inTitle) events.onTitle?.(data)
      else if (hidden === 0) events.onText(preformatted > 0 ? data : data.replaceAll(/[ \t\n\r\f]+/g, ' '))
    },
    onclosetag(name) {
      depth--
      if (name === 'title') inTitle = false
      if (hidden > 0) {
        hidden--
        if (hidden === 0) events.onHiddenEnd?.()
        return
      }
      if (name === 'pre') preformatted--
      events.onClose?.(name)
      if (CELLS.has(name)) events.onGap('  ')
      if (BLOCKS.has(name)) events.onGap('\n')
    },
  })
  return {
    write: (html) => parser.write(html),
    end: () => parser.end(),
    hides: () => hidden > 0,
    depth: () => depth,
  }
}

/** Lines without white space around them, and no blank ones. */
export const trimLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
