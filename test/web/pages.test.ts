import { describe, expect, test } from 'vitest'
import articles from '../../mappings/articles.json' with { type: 'json' }
import type { Document } from '../../src/mapping/document.ts'
import { readMapping } from '../../src/mapping/mapping.ts'
import { IGNORED_REASONS } from '../../src/query/ignored.ts'
import type { SearchAnswer, SearchHit } from '../../src/search/answer.ts'
import { renderDocumentPage } from '../../src/web/document-page.ts'
import { renderEmptyPage, renderHomePage } from '../../src/web/home-page.ts'
import { IGNORED_REASONS_IN_ARABIC } from '../../src/web/ignored-reasons.ts'
import { renderMessagePage } from '../../src/web/message-page.ts'
import { renderResultsPage } from '../../src/web/results-page.ts'
import type { PageSearch } from '../../src/web/search-form.ts'

const HOSTILE = `"><script>alert('x')</script>&\u202e`
const mapping = readMapping(articles, 'articles')
const search: PageSearch = { q: 'القمح', collection: 'articles', page: 1, order: 'relevance' }
const NO_QUERY_NOTES = { interpreted: 'القمح', ignored: [], corrected: null }

const hitOf = (document: Document, highlights: SearchHit['highlights'] = {}): SearchHit => ({
  id: document.id,
  score: 1,
  document,
  highlights,
})

const answerOf = (hits: readonly SearchHit[], changes: Partial<SearchAnswer> = {}): SearchAnswer => ({
  total: { value: hits.length, relation: 'eq' },
  took: 2.1,
  query: NO_QUERY_NOTES,
  hits,
  next: null,
  ...changes,
})

const snippetOf = (html: string) => ({ start: 0, end: html.length, html, ranges: [] })

const resultsOf = (answer: SearchAnswer, changes: Partial<PageSearch> = {}, collections = ['articles']) =>
  renderResultsPage({ ...search, ...changes }, collections, mapping, answer, 1000)

describe('every page', () => {
  const pages: readonly (readonly [name: string, html: string])[] = [
    ['home', renderHomePage(search, ['articles'], 25)],
    ['empty', renderEmptyPage()],
    ['results', resultsOf(answerOf([hitOf({ id: '1', text: 'قمح' })]))],
    ['no results', resultsOf(answerOf([]))],
    ['document', renderDocumentPage(search, ['articles'], mapping, { id: '1', text: 'قمح' })],
    ['message', renderMessagePage('not_found', 'no such document')],
  ]

  test.each(pages)('%s is Arabic, from right to left, with a title and a main part', (_name, page) => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="ar" dir="rtl">/)
    expect(page).toMatch(/<title>[^<]*فهرس<\/title>/)
    expect(page).toContain('<main>')
  })

  test.each(pages)('%s has no script and takes nothing from elsewhere', (_name, page) => {
    expect(page).not.toMatch(/<script|<iframe|style=| on[a-z]+=/i)
    const loaded = [...page.matchAll(/<(?:link|img)[^>]*(?:href|src)="([^"]*)"/g)].map(([, address]) => address)
    for (const address of loaded) expect(address).toMatch(/^\/style\.css$|^data:image/)
  })
})

describe('nothing that people wrote becomes markup', () => {
  const hostile: Document = {
    id: HOSTILE,
    title: HOSTILE,
    text: HOSTILE,
    source: HOSTILE,
    date: HOSTILE,
    tags: [HOSTILE, HOSTILE],
    url: `javascript:alert('x')`,
  }
  const query = {
    interpreted: HOSTILE,
    ignored: [{ text: HOSTILE, start: 0, end: 1, reason: HOSTILE }],
    corrected: { from: HOSTILE, to: HOSTILE, reason: HOSTILE },
  }
  const asked: PageSearch = { ...search, q: HOSTILE }

  test.each([
    ['home', renderHomePage(asked, [HOSTILE, 'b'], 3)],
    ['results', renderResultsPage(asked, [HOSTILE, 'b'], mapping, answerOf([hitOf(hostile)], { query }), 1000)],
    ['no results', renderResultsPage(asked, ['a'], mapping, answerOf([], { query }), 1000)],
    ['document', renderDocumentPage(asked, ['a'], mapping, hostile)],
    ['message', renderMessagePage('bad_request', HOSTILE)],
  ])('%s', (_name, page) => {
    expect(page).not.toContain('<script')
    expect(page).not.toContain('"&gt;')
    expect(page).not.toContain('href="javascript')
    expect(page).toContain('&lt;script&gt;')
  })
})

describe('results', () => {
  test('show the marked title and snippets, and where they come from', () => {
    const document = { id: 'a/1', title: 'سعر القمح', text: 'نص', source: 'المرفأ', date: '2025-10-04' }
    const highlights = { title: [snippetOf('سعر <mark>القمح</mark>')], text: [snippetOf('كان <mark>القمح</mark>')] }
    const page = resultsOf(answerOf([hitOf(document, highlights)]))
    expect(page).toContain('>سعر <mark>القمح</mark></a>')
    expect(page).toContain('<p dir="auto">كان <mark>القمح</mark></p>')
    expect(page).toContain('<bdi>المرفأ</bdi>')
    expect(page).toContain('<time datetime="2025-10-04">٤ أكتوبر ٢٠٢٥</time>')
    const q = encodeURIComponent('القمح')
    expect(page).toContain(`href="/documents?collection=articles&amp;id=a%2F1&amp;q=${q}"`)
  })

  test('without highlights show the title and the beginning of the text, cut at a word', () => {
    const page = resultsOf(answerOf([hitOf({ id: '1', title: 'عنوان', text: 'كلمة '.repeat(100) })]))
    expect(page).toContain('>عنوان</a>')
    expect(page).toMatch(/<p dir="auto">(كلمة )+كلمة…<\/p>/)
  })

  test('keep the query in the box', () => {
    expect(resultsOf(answerOf([]), { q: 'أ "ب"' })).toContain('value="أ &quot;ب&quot;"')
  })

  test('say how many there are, and when the number is a lower bound', () => {
    const hits = [hitOf({ id: '1' })]
    expect(resultsOf(answerOf(hits, { total: { value: 3, relation: 'eq' } }))).toContain('<h1>٣ نتائج</h1>')
    expect(resultsOf(answerOf(hits, { total: { value: 10000, relation: 'gte' } }))).toContain('أكثر من ١٠٬٠٠٠ نتيجة')
  })

  test('say what was corrected and what was left out', () => {
    const query = {
      interpreted: 'قمح',
      ignored: [{ text: '(', start: 4, end: 5, reason: 'unbalanced_parenthesis' }],
      corrected: { from: 'قمخ', to: 'قمح', reason: 'spelling' },
    }
    const page = resultsOf(answerOf([hitOf({ id: '1' })], { query }))
    expect(page).toContain('<strong><bdi>قمح</bdi></strong> بدلًا من <bdi>قمخ</bdi>')
    expect(page).toContain('لم يُستعمل «<bdi>(</bdi>»: قوس بلا أخيه.')
    expect(page).toContain('فُهم البحث هكذا: <bdi>قمح</bdi>')
    expect(resultsOf(answerOf([]))).not.toContain('class="notes"')
  })

  test('have an Arabic sentence for every reason to leave something out', () => {
    expect(Object.keys(IGNORED_REASONS_IN_ARABIC).sort()).toEqual(Object.keys(IGNORED_REASONS).sort())
  })

  test('give advice when there are none', () => {
    const page = resultsOf(answerOf([]))
    expect(page).toContain('لا نتائج للبحث عن')
    expect(page).toContain('جرّب كلمات أقل')
  })
})

describe('paging', () => {
  const total = (value: number) => answerOf([hitOf({ id: '1' })], { total: { value, relation: 'eq' } })
  const links = (page: string) =>
    [...page.matchAll(/rel="(prev|next)" href="([^"]*)"/g)].map(([, rel, to]) => [rel, to])
  const address = `/?q=${encodeURIComponent('القمح')}&amp;collection=articles`

  test.each([
    ['one page has none', 10, 1, []],
    ['the first has a next', 11, 1, [['next', `${address}&amp;page=2`]]],
    [
      'the second has both',
      21,
      2,
      [
        ['prev', address],
        ['next', `${address}&amp;page=3`],
      ],
    ],
    ['the last has a previous', 21, 3, [['prev', `${address}&amp;page=2`]]],
    ['there is none beyond the last that may be asked for', 50_000, 1000, [['prev', `${address}&amp;page=999`]]],
  ])('%s', (_why, hits, page, expected) => {
    expect(links(resultsOf(total(hits), { page }))).toEqual(expected)
  })

  test('a page beyond the end leads back to the first', () => {
    const page = resultsOf(answerOf([], { total: { value: 5, relation: 'eq' } }), { page: 7 })
    expect(page).toContain(`<a href="${address}">`)
  })

  test('the order stays from page to page', () => {
    expect(resultsOf(total(30), { order: 'newest' })).toContain('&amp;order=newest&amp;page=2')
  })
})

describe('collections', () => {
  test('one is passed on without a choice', () => {
    const page = renderHomePage(search, ['articles'], 1)
    expect(page).toContain('<input type="hidden" name="collection" value="articles">')
    expect(page).not.toContain('<select')
  })

  test('several are offered, with the present one chosen', () => {
    const page = renderHomePage({ ...search, collection: 'b' }, ['a', 'b'], 1)
    expect(page).toContain('<option dir="auto">a</option><option dir="auto" selected>b</option>')
  })
})

describe('a document', () => {
  const documentOf = (fields: Record<string, string | string[]>, asked = search) =>
    renderDocumentPage(asked, ['articles'], mapping, { id: 'a/1', ...fields })

  test('is shown in paragraphs', () => {
    const page = documentOf({ text: 'أول\nسطر\n\n \nثان' })
    expect(page).toContain('<p dir="auto">أول\nسطر</p>')
    expect(page).toContain('<p dir="auto">ثان</p>')
  })

  test('shows the other fields under the words that people use for them', () => {
    const page = documentOf({ tags: ['قمح', 'خبز'], url: 'https://example.org/?a=1&b=2' })
    expect(page).toContain('<dt><bdi>وسم</bdi></dt><dd><bdi>قمح</bdi>، <bdi>خبز</bdi></dd>')
    expect(page).toContain('<a href="https://example.org/?a=1&amp;b=2" rel="noopener nofollow">')
    expect(page).toContain('<bdi>a/1</bdi>')
  })

  test('leads back to the results it was found by', () => {
    expect(documentOf({})).toContain(`<a href="/?q=${encodeURIComponent('القمح')}&amp;collection=articles">`)
    expect(documentOf({}, { ...search, q: '' })).not.toContain('class="back"')
  })
})

test('of a text without an end the reading page shows the beginning, and says so', () => {
  const render = (length: number) =>
    renderDocumentPage(search, ['a'], mapping, { id: '1', text: 'خبز '.repeat(length / 4) })
  expect(render(500_000)).not.toContain('هذه بدايته')
  const long = render(8_000_000)
  expect(long).toContain('هذه بدايته')
  expect(long.length).toBeLessThan(510_000)
})
