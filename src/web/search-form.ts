import { type Html, html } from './html.ts'

/** What the visitor asked for, as it stands in the page's address. */
export type PageSearch = {
  readonly q: string
  readonly collection: string
  /** 1 is the first. */
  readonly page: number
  readonly order: 'relevance' | 'newest'
}

/** The search box; a select of collections beside it when there are several. */
export function renderSearchForm(search: PageSearch, collections: readonly string[], focus: boolean): Html {
  return html`<search><form action="/" method="get">
<label class="unseen" for="q">ابحث</label>
<input id="q" name="q" type="search" value="${search.q}" placeholder="اكتب ما تبحث عنه" dir="auto" autocomplete="off" enterkeyhint="search"${focus && html` autofocus`}>
${renderCollections(search.collection, collections)}
<button>بحث</button>
</form></search>`
}

/** The address of a search on this page. */
export function searchAddress({ q, collection, page, order }: PageSearch): string {
  const parameters = new URLSearchParams({ q, collection })
  if (order !== 'relevance') parameters.set('order', order)
  if (page > 1) parameters.set('page', String(page))
  return `/?${parameters}`
}

/** The address of a document's reading page. */
export function documentAddress(search: PageSearch, id: string): string {
  return `/documents?${new URLSearchParams({ collection: search.collection, id, q: search.q })}`
}

function renderCollections(chosen: string, collections: readonly string[]): Html {
  const [only] = collections
  if (collections.length < 2) return html`<input type="hidden" name="collection" value="${only ?? chosen}">`
  return html`<label class="unseen" for="collection">المجموعة</label>
<select id="collection" name="collection">${collections.map(
    (name) => html`<option dir="auto"${name === chosen && html` selected`}>${name}</option>`,
  )}</select>`
}
