import { describe, expect, test } from 'vitest'
import { readMapping } from '../../../../src/mapping/mapping.ts'
import { documentsOf, problemsOf, readContent } from '../../support/collect.ts'
import { encode1256, encodeLetters } from '../../support/encode.ts'

const FIRST = 'أعلنت وزارة الزراعة أن موسم القمح هذا العام أفضل من سابقه'
const BODY = `${FIRST}، وأن المطر كان كافيا.\nوأضافت الوزارة أن الأسعار ثابتة.`

const one = async (name: string, content: string | Uint8Array): Promise<unknown> =>
  documentsOf(await readContent(name, content))[0]

describe('.txt', () => {
  test.each<[string, string, string, { title: string; text: string }]>([
    ['a short first line that stands alone', 'x.txt', `موسم القمح\n\n${BODY}\n`, { title: 'موسم القمح', text: BODY }],
    ['blank lines before and after it', 'x.txt', `\n\n موسم القمح \n\n\n${BODY}`, { title: 'موسم القمح', text: BODY }],
    ['Windows line ends', 'x.txt', `موسم القمح\r\n\r\nنص\r\nآخر`, { title: 'موسم القمح', text: 'نص\nآخر' }],
    ['a blank line of spaces', 'x.txt', `موسم القمح\n \u00a0 \nنص`, { title: 'موسم القمح', text: 'نص' }],
    ['a headline that ends in two dots', 'x.txt', `موسم القمح ..\n\nنص`, { title: 'موسم القمح ..', text: 'نص' }],
    ['a question', 'x.txt', `أين القمح؟\n\nنص`, { title: 'أين القمح؟', text: 'نص' }],
    [
      'the name, when the first line does not stand alone',
      'wheat-season_2024.txt',
      BODY,
      { title: 'wheat season 2024', text: BODY },
    ],
    ['an Arabic name', 'موسم_القمح.txt', BODY, { title: 'موسم القمح', text: BODY }],
    ['the name, when there is only one line', 'wheat.txt', 'سطر واحد', { title: 'wheat', text: 'سطر واحد' }],
    [
      'the name, when the first line is a sentence',
      'wheat.txt',
      'هطل المطر.\n\nنص',
      { title: 'wheat', text: 'هطل المطر.\n\nنص' },
    ],
    [
      'the name, when the first line is long',
      'wheat.txt',
      `${'قمح '.repeat(40)}\n\nنص`,
      { title: 'wheat', text: `${'قمح '.repeat(40)}\n\nنص` },
    ],
  ])('the title is %s', async (_, name, content, expected) => {
    expect(await one(name, content)).toEqual({ id: name, ...expected })
  })

  test.each([
    '000_727c3aca8c2e8bbc.txt',
    '550e8400-e29b-41d4-a716-446655440000.txt',
    'abcdabcd-0000-cafe-dead-beefbeefbeef.txt',
    '20240315.txt',
    '2024-03-15.txt',
    'doc_17.txt',
    'IMG_1234.txt',
    'مقال 12.txt',
    '7.txt',
  ])('%s says nothing: the title is the first sentence’s beginning', async (name) => {
    expect(await one(name, BODY)).toMatchObject({ title: `${FIRST}، وأن المطر كان كافيا`, text: BODY })
  })

  test.each<[string, string]>([
    ['قال د. أحمد إن الموسم كان جيدا هذا العام جدا. وأضاف', 'قال د. أحمد إن الموسم كان جيدا هذا العام جدا'],
    ['كم بلغ سعر القمح في السوق المحلية هذا العام؟ لا أحد يعرف', 'كم بلغ سعر القمح في السوق المحلية هذا العام؟'],
    [`${'كلمة '.repeat(17)}أخيرة، ثم غيرها`, `${'كلمة '.repeat(17).trim()}…`],
    [`${'كلمة '.repeat(16)}أخيرة، وبعدها كلمات`, `${'كلمة '.repeat(16)}أخيرة…`],
    ['س'.repeat(200), `${'س'.repeat(90)}…`],
    [`${'س'.repeat(89)}😀😀`, `${'س'.repeat(89)}…`],
    ['قصير', 'قصير'],
  ])('%s', async (text, title) => {
    expect(await one('1.txt', text)).toMatchObject({ title, text })
  })

  test.each<[string, string | Uint8Array, string]>([
    ['nothing', '', '-: the file holds no text'],
    ['white space', ' \n\u00a0\n', '-: the file holds no text'],
    [
      'more than the limit',
      'x'.repeat(1_000_001),
      '-: the file is longer than the limit of 1000000 bytes for one document',
    ],
    [
      'damage',
      Buffer.from([...Buffer.from('نص طويل'), 0xff, 0x41]),
      '-: not valid UTF-8 at byte 13, and not Arabic in Windows-1256',
    ],
  ])('a file of %s is rejected', async (_, content, problem) => {
    expect(problemsOf(await readContent('x.txt', content))).toEqual([problem])
  })

  test('Windows-1256 is converted, with a notice', async () => {
    const read = await readContent('قمح.txt', encode1256(BODY))
    expect(documentsOf(read)).toMatchObject([{ text: BODY }])
    expect(read.notices).toEqual(['the text is in Windows-1256 and was converted'])
  })

  test('a mapping without title and text is told so', async () => {
    const mapping = readMapping({ name: 'shop', fields: { text: { type: 'keyword' }, name: { type: 'text' } } }, 'x')
    expect(problemsOf(await readContent('x.txt', BODY, { mapping }))).toEqual([
      '-: the mapping "shop" has no text field "title" and "text" to put a page into: use .json, .jsonl or .csv',
    ])
  })
})

/** Thirty lines that stand for a billion values. */
const BOMB = Array.from(
  { length: 30 },
  (_, i) => `b${i}: &b${i} [${i === 0 ? 'x, x' : `*b${i - 1}, *b${i - 1}`}]`,
).join('\n')

describe('.md', () => {
  test('front matter becomes fields, converted as the mapping says', async () => {
    const front = 'title: 1984\nauthor: جورج أورويل\ntags: [رواية, 1949]\nviews: 1200\ndate: 1949-06-08\nurl: ""\n'
    expect(await one('x.md', `---\n${front}---\n\nكان **يوما** باردا`)).toEqual({
      id: 'x.md',
      title: '1984',
      author: 'جورج أورويل',
      tags: ['رواية', '1949'],
      views: 1200,
      date: '1949-06-08',
      text: 'كان يوما باردا',
    })
  })

  test.each<[string, string, object]>([
    ['id', '---\nid: 12\n---\nنص', { id: '12' }],
    ['one tag', '---\ntags: رياضة; كرة\n---\nنص', { tags: ['رياضة; كرة'] }],
    ['Windows line ends', '---\r\ntitle: ع\r\n---\r\nنص\r\nآخر', { title: 'ع', text: 'نص\nآخر' }],
    ['a byte order mark', '\ufeff---\ntitle: ع\n---\nنص', { title: 'ع', text: 'نص' }],
    ['an end of dots', '---\ntitle: ع\n...\nنص', { title: 'ع', text: 'نص' }],
    ['nothing', '---\n---\nنص', { title: 'نص', text: 'نص' }],
    ['an Arabic digit', '---\nviews: ١٢٫٥\n---\nنص', { views: 12.5 }],
  ])('front matter with %s', async (_, content, expected) => {
    expect(await one('x.md', content)).toMatchObject(expected)
  })

  test('what ends after more than 64 KB is no front matter, and is not compared key by key', async () => {
    const start = performance.now()
    const keys = Array.from({ length: 30_000 }, (_, i) => `key${i}: قيمة\n`).join('')
    expect(await one('x.md', `---\n${keys}---\nنص`)).toMatchObject({ text: expect.stringContaining('key29999: قيمة') })
    expect(performance.now() - start).toBeLessThan(4_000)
  })

  test.each<[string, string, { title: string; text: string }]>([
    ['the first heading', '# موسم *القمح*\n\nنص', { title: 'موسم القمح', text: 'نص' }],
    ['an underlined heading', 'موسم القمح\n=====\nنص', { title: 'موسم القمح', text: 'نص' }],
    ['a heading further down', 'مقدمة\n\n# موسم القمح\n\nنص', { title: 'موسم القمح', text: 'مقدمة\n\nنص' }],
    ['the one of the front matter', '---\ntitle: أول\n---\n# ثان\nنص', { title: 'أول', text: 'ثان\nنص' }],
    ['both alike', '---\ntitle: أول\n---\n# أول\nنص', { title: 'أول', text: 'نص' }],
    ['no heading in code', '```\n# comment\n```\n\nنص', { title: 'wheat season', text: '# comment\n\nنص' }],
    ['the file’s name', '## ثان\nنص', { title: 'wheat season', text: 'ثان\nنص' }],
    [
      'a rule above a paragraph is no front matter',
      '---\nجملة أولى\n---\nنص',
      { title: 'wheat season', text: 'جملة أولى\nنص' },
    ],
    ['no end of front matter', '---\ntitle: أول\n', { title: 'wheat season', text: 'title: أول' }],
  ])('the title is %s', async (_, content, expected) => {
    expect(await one('wheat-season.md', content)).toEqual({ id: 'wheat-season.md', ...expected })
  })

  test.each<[string, string, RegExp]>([
    ['broken YAML', '---\ntitle: "x\n---\nنص', /^-: front matter: .* \(line \d of the file\)$/],
    [
      'a field twice',
      '---\ntitle: a\ntitle: b\n---\nنص',
      /front matter: Map keys must be unique \(line 3 of the file\)/,
    ],
    ['an alias without an anchor', '---\nauthor: *a\n---\nنص', /front matter: Unresolved alias/],
    ['aliases of aliases', `---\n${BOMB}\n---\nنص`, /front matter: Excessive alias count/],
    ['a text of its own', '---\ntext: a\n---\nنص', /"text" is what stands below it/],
    ['no text', '---\ntitle: a\n---\n\n', /holds no text/],
  ])('%s is rejected', async (_, content, problem) => {
    expect(problemsOf(await readContent('x.md', content))).toEqual([expect.stringMatching(problem)])
  })
})

describe('.html', () => {
  test('the visible text, the title and the meta elements that the mapping knows', async () => {
    const page = `<!doctype html><html><head><meta charset=utf-8><title> موسم
      القمح </title><meta name="author" content="سلمى &amp; هدى"><meta name="Date" content="2024-03-15">
      <meta name="tags" content="زراعة, قمح، سوق"><meta name="viewport" content="width=1"><style>p{}</style></head>
      <body><nav>القائمة</nav><h1>موسم  القمح</h1><p>نص <b>أول</b>&nbsp;هنا<br>وسطر<script>x()</script></p>
      <ul><li>واحد<li>اثنان</ul><table><tr><td>أ</td><td>ب</td></tr></table><template>لا</template>
      <pre>  س
  ص</pre><p hidden>خفي</p><p style="color: red; DISPLAY : none">خفي</p>
      <div style='visibility:hidden'>خفي <b>أيضا</b></div><svg><title>شكل</title></svg></body></html>`
    expect(await one('x.html', page)).toEqual({
      id: 'x.html',
      title: 'موسم القمح',
      author: 'سلمى & هدى',
      date: '2024-03-15',
      tags: ['زراعة', 'قمح', 'سوق'],
      text: 'نص أول\u00a0هنا\nوسطر\nواحد\nاثنان\nأ  ب\nس\nص',
    })
  })

  test.each<[string, string, { title: string; text: string }]>([
    ['from the heading when there is no title', '<h1>أول</h1><h1>ثان</h1>نص', { title: 'أول', text: 'ثان\nنص' }],
    ['beside another heading', '<title>أول</title><h1>ثان</h1>نص', { title: 'أول', text: 'ثان\nنص' }],
    ['from the name', '<title></title><p>نص', { title: 'wheat', text: 'نص' }],
    ['in a page without end tags', '<head><title>أول</title><body><p>نص<p>آخر', { title: 'أول', text: 'نص\nآخر' }],
    ['in plain text', 'نص &lt;b&gt; آخر', { title: 'wheat', text: 'نص <b> آخر' }],
  ])('a title %s', async (_, content, expected) => {
    expect(await one('wheat.htm', content)).toEqual({ id: 'wheat.htm', ...expected })
  })

  const page = (charset: string): string => `<meta charset="${charset}"><title>أول</title><p>${FIRST}`

  test.each<[string, Uint8Array, string[]]>([
    ['ISO 8859-6, as the page says', encodeLetters(page('iso-8859-6'), 'iso-8859-6'), []],
    ['Windows-1256, as the page says', encode1256(page('windows-1256')), []],
    [
      'Windows-1256, though the page says UTF-8',
      encode1256(page('utf-8')),
      ['the text is in Windows-1256 and was converted'],
    ],
    ['UTF-8, though the page says Windows-1256', Buffer.from(page('windows-1256')), []],
    [
      'Windows-1256 under a name that nobody knows',
      encode1256(page('x-none')),
      ['the text is in Windows-1256 and was converted'],
    ],
    ['UTF-16', Buffer.from(`\ufeff${page('utf-8')}`, 'utf16le'), []],
  ])('%s', async (_, bytes, notices) => {
    const read = await readContent('x.html', bytes)
    expect(documentsOf(read)).toEqual([{ id: 'x.html', title: 'أول', text: FIRST }])
    expect(read.notices).toEqual(notices)
  })

  test('a page of a hundred thousand elements inside each other is rejected at once', async () => {
    const page = `<title>أول</title>${'<div>'.repeat(100_000)}نص`
    const started = performance.now()
    expect(problemsOf(await readContent('x.html', page))).toEqual(['-: elements are nested deeper than 10000'])
    expect(performance.now() - started).toBeLessThan(5000)
    const broken = `<title>أول</title>${'<p>'.repeat(100_000)}نص${'<br>'.repeat(100_000)}`
    expect(documentsOf(await readContent('x.html', broken))).toMatchObject([{ text: 'نص' }])
  })

  test('a page without text is rejected', async () => {
    expect(problemsOf(await readContent('x.html', '<title>أول</title><script>x</script>'))).toEqual([
      '-: the file holds no text',
    ])
  })
})
