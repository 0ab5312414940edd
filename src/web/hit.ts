import type { Document } from '../mapping/document.ts'
import type { SearchHit, Snippet } from '../search/answer.ts'
import { formatDate } from './arabic-format.ts'
import { cutText } from './cut-text.ts'
import { type PageFields, textOf, titleOf } from './document-fields.ts'
import { type Html, html, trustedHtml } from './html.ts'
import { documentAddress, type PageSearch } from './search-form.ts'

const MOST_SNIPPETS = 2
/** Characters of a text's beginning that stand for it when nothing in it matched. */
const LEAD_LENGTH = 220

/** One result: its title, the places that matched, and where it comes from. */
export function renderHit(search: PageSearch, fields: PageFields, { document, highlights }: SearchHit): Html {
  const [title] = fields.title === undefined ? [] : (highlights[fields.title] ?? [])
  const snippets = fields.bodies.flatMap((name) => highlights[name] ?? []).slice(0, MOST_SNIPPETS)
  return html`
<li><article>
<h2 dir="auto"><a href="${documentAddress(search, document.id)}">${title ? trustedHtml(title.html) : titleOf(document, fields)}</a></h2>
${snippets.length > 0 ? snippets.map(renderSnippet) : renderLead(document, fields)}
${renderLine(document, fields)}
</article></li>`
}

/** «source · section · date»; nothing when the document has none of them. */
export function renderLine(document: Document, fields: PageFields): Html {
  const parts = fields.line.flatMap((name) => {
    const text = textOf(document[name])
    if (text === '') return []
    return [
      name === fields.date
        ? html`<bdi><time datetime="${text}">${formatDate(text)}</time></bdi>`
        : html`<bdi>${text}</bdi>`,
    ]
  })
  return parts.length === 0
    ? html``
    : html`<p class="line">${parts.map((part, i) => html`${i > 0 && html`<span aria-hidden="true"> · </span>`}${part}`)}</p>`
}

/** The snippet's html was escaped by the highlighter, as `Snippet` promises. */
const renderSnippet = (snippet: Snippet): Html => html`<p dir="auto">${trustedHtml(snippet.html)}</p>`

function renderLead(document: Document, fields: PageFields): Html {
  const text = fields.bodies.map((name) => textOf(document[name])).find((body) => body.trim() !== '')
  if (text === undefined) return html``
  return html`<p dir="auto">${cutText(text, LEAD_LENGTH)}</p>`
}
