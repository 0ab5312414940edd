import { describe, expect, test } from 'vitest'
import { readMapping } from '../../../../src/mapping/mapping.ts'
import { documentsOf, problemsOf, readContent } from '../../support/collect.ts'

const mapping = readMapping(
  {
    name: 'articles',
    fields: {
      title: { type: 'text', aliases: ['عنوان'] },
      text: { type: 'text', aliases: ['نص'] },
      author: { type: 'keyword', aliases: ['كاتب'] },
      views: { type: 'number', many: true },
      date: { type: 'date', aliases: ['تاريخ'] },
    },
  },
  'test',
)
const map = { By: 'author', seen: 'views', note: '' }

describe('what a file calls its fields', () => {
  test.each<[string, string, Record<string, string>, object]>([
    ['x.md', '---\nBy: سلمى\nseen: ١٢\nnote: لا\n---\nنص', map, { author: 'سلمى', views: [12], text: 'نص' }],
    ['x.md', '---\nعنوان: القمح\nكاتب: سلمى\n---\nنص', {}, { title: 'القمح', author: 'سلمى' }],
    [
      'x.json',
      '{"id":"1","By":"سلمى","seen":12,"note":[{}],"نص":"هنا"}',
      map,
      { author: 'سلمى', views: 12, text: 'هنا' },
    ],
    ['x.jsonl', '{"key":"k1","عنوان":"القمح"}\n', { key: 'id' }, { id: 'k1', title: 'القمح' }],
    ['x.json', '{"id":"1","By":"سلمى"}', { By: 'كاتب' }, { author: 'سلمى' }],
    ['x.csv', 'id,By,seen,note,نص\n1,سلمى,1|2,x,هنا\n', map, { author: 'سلمى', views: [1, 2], text: 'هنا' }],
    ['x.tsv', 'id\tعنوان\n1\tالقمح, "الجديد"\n', {}, { title: 'القمح, "الجديد"' }],
    [
      'x.html',
      '<meta name="BY" content="سلمى"><meta name="Seen" content="1, 2"><meta name=note content=x><title>ع</title>نص',
      map,
      { author: 'سلمى', views: [1, 2], title: 'ع' },
    ],
    ['x.html', '<meta name="كاتب" content="سلمى"><title>ع</title>نص', {}, { author: 'سلمى' }],
    [
      'x.html',
      '<meta name="DC.Title" content="ت"><title>ع</title>نص',
      { 'dc.title': 'title' },
      { title: 'ت', text: 'نص' },
    ],
  ])('%s: %s', async (name, content, names, expected) => {
    const found: string[] = []
    const read = await readContent(name, content, { mapping, map: names, onMapped: (column) => found.push(column) })
    expect(problemsOf(read)).toEqual([])
    expect(documentsOf(read)).toEqual([expect.objectContaining(expected)])
    expect(documentsOf(read)[0]).not.toHaveProperty('note')
    expect(found.sort()).toEqual(Object.keys(names).sort())
    expect(read.notices).toEqual([])
  })

  test.each([
    [
      'x.jsonl',
      '{"id":"1","title":"أ","عنوان":"ب"}\n{"id":"2","title":null,"عنوان":"ب"}',
      '1: "title" and "عنوان" are both',
    ],
    ['x.md', '---\ntitle: أ\nعنوان: ب\n---\nنص', '-: "title" and "عنوان" are both'],
    ['x.csv', 'id,title,عنوان\n1,أ,ب\n', '-: column "عنوان": another column is the field "title" already'],
  ])('two names for one field would lose one of them: %s is rejected', async (name, content, problem) => {
    expect(problemsOf(await readContent(name, content, { mapping }))).toEqual([expect.stringContaining(problem)])
  })
})

describe('names that are no fields', () => {
  const FILES: readonly [string, string][] = [
    ['x.md', '---\nlayout: post\n__proto__: x\ntitle: ع\n---\nنص'],
    ['x.html', '<meta name="layout" content="post"><meta name="viewport" content="width=1"><title>ع</title>نص'],
    ['x.json', '{"id":"x.json","title":"ع","layout":"post"}'],
    ['x.csv', 'title,layout\nع,post\n'],
  ]

  test.each(FILES.slice(0, 2))('%s: may say more than the mapping knows, which is noticed', async (name, content) => {
    const read = await readContent(name, content, { mapping })
    expect(documentsOf(read)).toEqual([{ id: name, title: 'ع', text: 'نص' }])
    expect(read.notices).toContain('"layout" is no field of the mapping "articles": left out')
    expect(read.notices.join()).not.toContain('viewport')
  })

  test.each(FILES.slice(2))('%s: a record may not', async (name, content) => {
    const read = await readContent(name, content, { mapping })
    const fits = documentsOf(read).filter((document) => !Object.hasOwn(document as object, 'layout'))
    expect(fits).toEqual([])
    expect(read.notices).toEqual([])
  })

  test.each(FILES)('%s: ignored everywhere when that is asked for, with a notice', async (name, content) => {
    const read = await readContent(name, content, { mapping, unknown: 'ignore' })
    expect(documentsOf(read)).toEqual([expect.not.objectContaining({ layout: 'post' })])
    expect(read.notices).toContain('"layout" is no field of the mapping "articles": left out')
  })

  test.each(FILES)('%s: refused everywhere when that is asked for', async (name, content) => {
    const read = await readContent(name, content, { mapping, unknown: 'reject' })
    const left = documentsOf(read).filter((document) => !Object.hasOwn(document as object, 'layout'))
    expect(left).toEqual([])
    expect(read.notices).toEqual([])
  })
})

describe('values that do not fit', () => {
  test.each([
    ['x.md', '---\ndate: أمس\ntitle: ع\n---\nنص', undefined],
    ['x.jsonl', '\n{"id":"x.jsonl","title":"ع","text":"نص","date":"أمس","views":["1"]}', 2],
    ['x.csv', 'title,text,date\nع,نص,أمس\n', 2],
  ])('%s: dropped with file, line and reason when that is asked for', async (name, content, line) => {
    const about: unknown[] = []
    const read = await readContent(name, content, {
      mapping,
      badValues: 'drop',
      onNotice: (message, more) => about.push([message, more]),
    })
    const id = name === 'x.csv' ? 'x.csv#1' : name
    expect(documentsOf(read)).toEqual([{ id, title: 'ع', text: 'نص' }])
    expect(about[0]).toEqual([
      expect.stringMatching(/^field "date": expected a day .*, found the string "أمس": left out$/),
      { kind: 'bad value of date', ...(line === undefined ? {} : { line }) },
    ])
  })

  test('stay to be refused when it is not', async () => {
    const read = await readContent('x.jsonl', '{"id":"1","date":"أمس"}', { mapping })
    expect(documentsOf(read)).toEqual([{ id: '1', date: 'أمس' }])
  })
})
