/** Embeddings and overrides (closed by U+202C) and isolates (closed by U+2069). */
const CONTROL = /[\u202a-\u202e\u2066-\u2069\n\r\u0085\u2029]/g
/** Without one of these nothing is stray, whatever paragraphs there are. */
const ANY = /[\u202a-\u202e\u2066-\u2069]/
const CLOSE_EMBEDDING = '\u202c'
const CLOSE_ISOLATE = '\u2069'
const ISOLATES = '\u2066\u2067\u2068'
const PARAGRAPH_END = '\n\r\u0085\u2029'

/**
 * Where the text holds bidi controls without a partner in the same paragraph, in order: kept, they would turn around
 * what stands after the text. Pairs nest; an isolate's end also ends the embeddings opened in it.
 * The marks U+200E, U+200F and U+061C have no reach and need no partner.
 */
export function strayBidiControls(text: string): number[] {
  if (!ANY.test(text)) return []
  const stray: number[] = []
  const open: { readonly at: number; readonly isolate: boolean }[] = []
  let isolates = 0
  for (const { 0: control, index: at } of text.matchAll(CONTROL)) {
    if (PARAGRAPH_END.includes(control)) {
      for (const opener of open.splice(0)) stray.push(opener.at)
      isolates = 0
    } else if (control === CLOSE_EMBEDDING) {
      const opener = open.at(-1)
      if (opener === undefined || opener.isolate) stray.push(at)
      else open.pop()
    } else if (control === CLOSE_ISOLATE) {
      if (isolates === 0) {
        stray.push(at)
        continue
      }
      for (let opener = open.pop(); opener !== undefined && !opener.isolate; opener = open.pop()) stray.push(opener.at)
      isolates--
    } else {
      const isolate = ISOLATES.includes(control)
      if (isolate) isolates++
      open.push({ at, isolate })
    }
  }
  for (const { at } of open) stray.push(at)
  return stray.sort((a, b) => a - b)
}
