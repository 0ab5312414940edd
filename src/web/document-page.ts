import type { Document } from '../mapping/document.ts'
import type { Field, Mapping } from '../mapping/mapping.ts'
import { formatDate } from './arabic-format.ts'
import { labelOf, type PageFields, pageFields, textOf, titleOf, valuesOf } from './document-fields.ts'
import { renderLine } from './hit.ts'
import { type Html, html } from './html.ts'
import { renderPage } from './page.ts'
import { type PageSearch, renderSearchForm, searchAddress } from './search-form.ts'

/** A whole document to read, with every field that its mapping knows. */
export function renderDocumentPage(
  search: PageSearch,
  collections: readonly string[],
  mapping: Mapping,
  document: Document,
): string {
  const fields = pageFields(mapping)
  const title = titleOf(document, fields)
  return renderPage(
    title,
    'document',
    html`<header><a class="name" href="/">فهرس</a>${renderSearchForm(search, collections, false)}</header>
<main>
${search.q !== '' && html`<p class="back"><a href="${searchAddress(search)}">عودة إلى نتائج «<bdi>${search.q}</bdi>»</a></p>`}
<article>
<h1 dir="auto">${title}</h1>
${renderLine(document, fields)}
${fields.bodies.map((name) => renderBody(textOf(document[name])))}
${renderRest(document, mapping, fields)}
</article>
</main>`,
  )
}

/** Characters of a text that are shown: a browser lays out no more in reasonable time, and nobody reads on here. */
const MOST_SHOWN = 500_000

/** A blank line parts two paragraphs; a single line break stays one (by the stylesheet). */
function renderBody(text: string): Html {
  const paragraphs = text
    .slice(0, MOST_SHOWN)
    .split(/\n[^\S\n]*\n\s*/u)
    .filter((paragraph) => paragraph.trim() !== '')
  return html`<div class="text">${paragraphs.map((paragraph) => html`<p dir="auto">${paragraph}</p>\n`)}</div>${
    text.length > MOST_SHOWN && html`<p class="detail">النص أطول من أن يُعرض كله هنا: هذه بدايته.</p>`
  }`
}

/** What stands neither in the heading nor in the text: tags, addresses, numbers, and the id. */
function renderRest(document: Document, mapping: Mapping, fields: PageFields): Html {
  const shown = new Set([fields.title, ...fields.bodies, ...fields.line])
  const rows = Object.entries(mapping.fields).flatMap(([name, field]) => {
    const values = shown.has(name) ? [] : valuesOf(document[name])
    return values.length === 0 ? [] : [renderRow(labelOf(name, field), values, field)]
  })
  return html`<dl class="fields">${rows}${renderRow('المعرّف', [document.id], { type: 'stored' }, 'id')}</dl>`
}

function renderRow(label: string, values: readonly string[], field: Field, kind?: 'id'): Html {
  const shown = values.map(
    (value, i) => html`${i > 0 && '، '}<bdi>${kind === 'id' ? value : renderValue(value, field)}</bdi>`,
  )
  return html`
<div><dt><bdi>${label}</bdi></dt><dd>${shown}</dd></div>`
}

function renderValue(value: string, field: Field): Html | string {
  if (field.type === 'date') return formatDate(value)
  // Only these two: a document may hold "javascript:…" and the like.
  if (field.type === 'stored' && /^https?:\/\/[^\s]+$/iu.test(value))
    return html`<a href="${value}" rel="noopener nofollow">${value}</a>`
  return value
}
