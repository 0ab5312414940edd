import { formatCount, IN_DOCUMENTS } from './arabic-format.ts'
import { type Html, html } from './html.ts'
import { renderPage } from './page.ts'
import { type PageSearch, renderSearchForm } from './search-form.ts'

const TIPS: readonly (readonly [example: string, meaning: string])[] = [
  ['«حقوق الإنسان»', 'الكلمات متتابعة كما هي'],
  ['القاهرة -كأس', 'من غير كلمة'],
  ['قمح أو شعير', 'إحدى الكلمتين'],
  ['مدرس*', 'ما يبدأ بهذه الحروف'],
  ['=كتاب', 'هذه الكلمة بعينها'],
]

/** The first page: a search box, what it searches, and how to ask. `documents` is the chosen collection's size. */
export function renderHomePage(search: PageSearch, collections: readonly string[], documents: number): string {
  return renderPage(
    undefined,
    'home',
    html`<main>
<h1>فهرس</h1>
<p class="tagline">${documents === 0 ? 'لا وثائق هنا بعد.' : `بحثٌ يفهم العربية، في ${formatCount(documents, IN_DOCUMENTS)}`}</p>
${renderSearchForm(search, collections, true)}
${renderTips()}
</main>`,
  )
}

/** The first page of a server that has nothing to search yet: how to give it something. */
export function renderEmptyPage(): string {
  return renderPage(
    undefined,
    'home',
    html`<main>
<h1>فهرس</h1>
<p class="tagline">لا شيء هنا للبحث فيه بعد.</p>
<div class="hint">
<p>أضف وثائقك بهذا الأمر، ثم حدّث الصفحة:</p>
<pre dir="ltr"><code>fihrist index FOLDER</code></pre>
<p>الصيغ المقروءة: <bdi>txt</bdi>، <bdi>md</bdi>، <bdi>json</bdi>، <bdi>jsonl</bdi>، <bdi>csv</bdi>، <bdi>html</bdi>.</p>
</div>
</main>`,
  )
}

function renderTips(): Html {
  return html`<dl class="tips">${TIPS.map(
    ([example, meaning]) => html`
<div><dt><bdi>${example}</bdi></dt><dd>${meaning}</dd></div>`,
  )}
</dl>`
}
