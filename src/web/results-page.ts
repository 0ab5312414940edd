import type { Mapping } from '../mapping/mapping.ts'
import type { IgnoredPart, SearchAnswer } from '../search/answer.ts'
import { formatCount, formatNumber, RESULTS } from './arabic-format.ts'
import { cutText } from './cut-text.ts'
import { type PageFields, pageFields } from './document-fields.ts'
import { renderHit } from './hit.ts'
import { type Html, html } from './html.ts'
import { IGNORED_REASONS_IN_ARABIC } from './ignored-reasons.ts'
import { renderPage } from './page.ts'
import { type PageSearch, renderSearchForm, searchAddress } from './search-form.ts'

const MOST_NOTES = 5

/** Hits a page. */
export const HITS_PER_PAGE = 10

/** The page of results: what was found, what of the query was not used, and the way to the next page. */
export function renderResultsPage(
  search: PageSearch,
  collections: readonly string[],
  mapping: Mapping,
  answer: SearchAnswer,
  lastPage: number,
): string {
  const fields = pageFields(mapping)
  const found = answer.total.value > 0
  return renderPage(
    search.q,
    'results',
    html`<header><a class="name" href="/">فهرس</a>${renderSearchForm(search, collections, !found)}</header>
<main>
${renderNotes(answer)}
${found ? renderSummary(search, fields, answer) : renderAdvice(search)}
${answer.hits.length > 0 && html`<ol class="hits">${answer.hits.map((hit) => renderHit(search, fields, hit))}</ol>`}
${found && renderPaging(search, answer, lastPage)}
</main>`,
  )
}

function renderSummary(search: PageSearch, fields: PageFields, answer: SearchAnswer): Html {
  const count = formatCount(answer.total.value, RESULTS)
  const took = `${formatNumber(answer.took)} مللي ثانية`
  return html`<div class="summary"><h1>${answer.total.relation === 'gte' && 'أكثر من '}${count}</h1><span>في ${took}</span>
${fields.date !== undefined && renderOrders(search)}</div>`
}

function renderOrders(search: PageSearch): Html {
  const orders = [
    ['relevance', 'الأوثق صلة'],
    ['newest', 'الأحدث'],
  ] as const
  return html`<nav class="orders" aria-label="الترتيب">${orders.map(([order, label]) =>
    order === search.order
      ? html`<span aria-current="true">${label}</span>`
      : html`<a href="${searchAddress({ ...search, order, page: 1 })}">${label}</a>`,
  )}</nav>`
}

function renderNotes({ query }: SearchAnswer): Html | undefined {
  const { corrected, ignored, interpreted } = query
  if (corrected === null && ignored.length === 0) return undefined
  return html`<aside class="notes">${
    corrected !== null &&
    html`<p>هذه نتائج <strong><bdi>${corrected.to}</bdi></strong> بدلًا من <bdi>${corrected.from}</bdi>.</p>`
  }${ignored.slice(0, MOST_NOTES).map(renderIgnored)}${
    ignored.length > 0 && interpreted !== '' && html`<p>فُهم البحث هكذا: <bdi>${shorten(interpreted)}</bdi></p>`
  }</aside>`
}

function renderIgnored({ text, reason }: IgnoredPart): Html {
  const why = IGNORED_REASONS_IN_ARABIC[reason]
  return html`<p>لم يُستعمل «<bdi>${shorten(text)}</bdi>»${why !== undefined && `: ${why}`}.</p>`
}

function renderAdvice(search: PageSearch): Html {
  return html`<section class="advice"><h1>لا نتائج للبحث عن «<bdi>${shorten(search.q)}</bdi>»</h1>
<ul>
<li>جرّب كلمات أقل أو أعمّ.</li>
<li>تأكد من كتابة الأسماء، أو جرّب صورة أخرى لها.</li>
<li>احذف علامتي التنصيص أو علامة الاستثناء إن كانت في بحثك.</li>
</ul></section>`
}

function renderPaging(search: PageSearch, answer: SearchAnswer, lastPage: number): Html {
  const pages = Math.ceil(answer.total.value / HITS_PER_PAGE)
  if (search.page > pages) {
    return html`<nav class="paging" aria-label="الصفحات"><a href="${searchAddress({ ...search, page: 1 })}">لا شيء في هذه الصفحة: إلى الأولى</a></nav>`
  }
  if (pages < 2) return html``
  const link = (page: number, rel: string, label: string) =>
    html`<a rel="${rel}" href="${searchAddress({ ...search, page })}">${label}</a>`
  return html`<nav class="paging" aria-label="الصفحات">
${search.page > 1 ? link(search.page - 1, 'prev', 'السابقة') : html`<span></span>`}
<span>صفحة ${formatNumber(search.page)} من ${formatNumber(pages)}</span>
${search.page < Math.min(pages, lastPage) ? link(search.page + 1, 'next', 'التالية') : html`<span></span>`}
</nav>`
}

/** A part of the query beside other words: as much of it as fits a line. */
const shorten = (text: string): string => cutText(text, 80)
