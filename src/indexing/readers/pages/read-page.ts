import { readVisibleText, trimLines } from './visible-text.ts'

/** What a person sees of a web page. */
export type Page = {
  /** From `<title>`, else the first `<h1>`, which is then not part of the text. */
  readonly title: string | undefined
  readonly text: string
  /** `<meta name="…" content="…">`, the first of each name. */
  readonly meta: ReadonlyMap<string, string>
}

type Heading = { readonly start: number; end?: number }

/** Reads a page, however broken its HTML is. Throws `bad_input` when it is nested too deeply. */
export function readPage(html: string): Page {
  let text = ''
  let title = ''
  let heading: Heading | undefined
  const meta = new Map<string, string>()

  const reader = readVisibleText({
    onText: (data) => {
      text += data
    },
    onGap: (gap) => {
      text += gap
    },
    onTitle: (data) => {
      title += data
    },
    onElement(name, { name: key, content }) {
      if (name === 'meta' && key && content && !meta.has(key.toLowerCase())) meta.set(key.toLowerCase(), content.trim())
    },
    onOpen(name) {
      if (name === 'h1') heading ??= { start: text.length }
    },
    onClose(name) {
      if (name === 'h1' && heading !== undefined) heading.end ??= text.length
    },
  })
  reader.write(html)
  reader.end()
  return { ...withTitle(text, oneLine(title), heading), meta }
}

/** The heading is taken out of the text when it is the title, so that results don't show it twice. */
function withTitle(text: string, title: string, heading: Heading | undefined): Omit<Page, 'meta'> {
  const shown = heading === undefined ? '' : oneLine(text.slice(heading.start, heading.end))
  if (heading === undefined || shown === '' || (title !== '' && title !== shown)) {
    return { title: title === '' ? undefined : title, text: trimLines(text) }
  }
  return { title: shown, text: trimLines(text.slice(0, heading.start) + text.slice(heading.end)) }
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
