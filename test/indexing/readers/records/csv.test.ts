import { describe, expect, test } from 'vitest'
import { documentsOf, problemsOf, readContent } from '../../support/collect.ts'
import { encode1256 } from '../../support/encode.ts'

describe('.csv', () => {
  test('a document a record, converted as the mapping says', async () => {
    const content =
      'id,title,text,tags,views,sizes,date,url\r\n1,أول,"سطر\nثان ""هنا""",زراعة | قمح,12.5,1;2,2024-03-15,\r\n'
    const read = await readContent('a.csv', content)
    expect(documentsOf(read)).toEqual([
      {
        id: '1',
        title: 'أول',
        text: 'سطر\nثان "هنا"',
        tags: ['زراعة', 'قمح'],
        views: 12.5,
        sizes: [1, 2],
        date: '2024-03-15',
      },
    ])
    expect(problemsOf(read)).toEqual([])
  })

  test.each<[string, string, unknown]>([
    [
      'no id',
      'title\nأول\nثان\n',
      [
        { title: 'أول', id: 'a.csv#1' },
        { title: 'ثان', id: 'a.csv#2' },
      ],
    ],
    ['an empty id', 'id,title\n,أول\n', [{ title: 'أول', id: 'a.csv#1' }]],
    ['semicolons', 'id;title;tags\n1;أول, ثان;"أ;ب"\n', [{ id: '1', title: 'أول, ثان', tags: ['أ', 'ب'] }]],
    ['tabs', 'id\ttitle\n1\tأول,\n', [{ id: '1', title: 'أول,' }]],
    ['Arabic semicolons', 'id,tags\n1,أ؛ ب\n', [{ id: '1', tags: ['أ', 'ب'] }]],
    [
      'Arabic digits',
      'id,views\n1,١٢٫٥\n2,۳\n',
      [
        { id: '1', views: 12.5 },
        { id: '2', views: 3 },
      ],
    ],
    ['a number that is none', 'id,views\n1,"1,200"\n', [{ id: '1', views: '1,200' }]],
    ['quotation marks inside a cell', 'id,title\n1,قال "نعم" له\n', [{ id: '1', title: 'قال "نعم" له' }]],
    [
      'blank lines',
      '\nid,title\n\n1,أول\n\n\n2,ثان',
      [
        { id: '1', title: 'أول' },
        { id: '2', title: 'ثان' },
      ],
    ],
    ['a byte order mark', '\ufeffid,title\n1,أول\n', [{ id: '1', title: 'أول' }]],
    ['spaces around the names', ' id , title \n1,أول\n', [{ id: '1', title: 'أول' }]],
    ['a header alone', 'id,title', []],
  ])('%s', async (_, content, expected) => {
    const read = await readContent('a.csv', content)
    expect(documentsOf(read)).toEqual(expected)
    expect(problemsOf(read)).toEqual([])
  })

  test('a record of another length is rejected with the line where it begins', async () => {
    const read = await readContent('a.csv', 'id,title\n1,أول\n"2\nب",ثان\n3\n4,"س\nص",ع\n\n5,خامس\n')
    expect(read.inputs.map((input) => input.line)).toEqual([2, 3, 5, 6, 9])
    expect(problemsOf(read)).toEqual([
      '5: 1 values, but the header names 2 columns',
      '6: 3 values, but the header names 2 columns',
    ])
  })

  test('columns are mapped to fields, or to nothing', async () => {
    const map = { العنوان: 'title', رقم: 'id', ملاحظات: '' }
    const read = await readContent('a.csv', 'رقم,العنوان,ملاحظات\n7,أول,x\n', { map })
    expect(documentsOf(read)).toEqual([{ id: '7', title: 'أول' }])
  })

  test.each<[string, string, RegExp]>([
    ['a column that is no field', 'id,titel\n1,x\n', /^-: column "titel" is no field \(id, title, text/],
    ['a column without a name', 'id,title,\n1,x,\n', /column "" is no field/],
    ['two columns for one field', 'title,title\na,b\n', /column "title": another column is the field "title" already/],
    ['nothing', '', /no header/],
    ['blank lines', '\n\n', /no header/],
    [
      'a quotation mark that is never closed',
      'id,title\n1,"أول\n2,ثان\n',
      /never closed; the rest of the file was not read/,
    ],
  ])('a file with %s is rejected once', async (_, content, problem) => {
    const read = await readContent('a.csv', content)
    expect(documentsOf(read)).toEqual([])
    expect(problemsOf(read)).toEqual([expect.stringMatching(problem)])
  })

  test('a record over the limit ends the file, and what came before it goes in', async () => {
    const read = await readContent('a.csv', `id,title\n1,أول\n2,${'x'.repeat(2000)}\n3,ثالث\n`, { maxBytes: 1000 })
    expect(documentsOf(read)).toEqual([{ id: '1', title: 'أول' }])
    expect(problemsOf(read)).toEqual([
      '-: a record is longer than the limit of 1000 bytes (line 3); the rest of the file was not read',
    ])
  })

  test('a quotation mark that is never closed is noticed before the file is in memory', async () => {
    const read = await readContent('a.csv', `id,title\n1,"${'سطر\n'.repeat(100_000)}`, { maxBytes: 10_000 })
    expect(problemsOf(read)).toEqual([expect.stringMatching(/longer than the limit of 10000 bytes/)])
  })

  test('a first line without an end takes no longer than others', async () => {
    const start = performance.now()
    const read = await readContent('a.csv', 'مجلة,'.repeat(60_000))
    expect(problemsOf(read)).toEqual([expect.stringMatching(/^-: column "مجلة" is no field/)])
    // Looked through once for each of its characters it took a minute.
    expect(performance.now() - start).toBeLessThan(4_000)
  })

  test('Windows-1256 is converted; damage rejects the file with the byte', async () => {
    const content = 'id,title\n1,أسعار القمح في السوق المحلية\n'
    const read = await readContent('a.csv', encode1256(content))
    expect(documentsOf(read)).toEqual([{ id: '1', title: 'أسعار القمح في السوق المحلية' }])
    expect(read.notices).toHaveLength(1)
    const damaged = Buffer.concat([Buffer.from(content), Buffer.from([0xff])])
    expect(problemsOf(await readContent('a.csv', damaged))).toEqual([
      expect.stringMatching(/not valid UTF-8 at byte 64/),
    ])
  })
})
