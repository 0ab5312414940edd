import { describe, expect, test } from 'vitest'
import type { QueryLeaf } from '../../../src/query/tree.ts'
import type { Snippet } from '../../../src/search/highlight/snippet.ts'
import { highlightDocument } from './support/highlight-document.ts'
import { analyzer, leaf, phrase, prefix, word } from './support/leaves.ts'

const LEVELS = { matches: ['exact', 'folded', 'stem'], fallback: ['broad'] } as const
const FILLER = 'سار القوم في الطريق الطويل حتى وصلوا'

async function snippetsOf(
  text: string,
  matches: readonly QueryLeaf['match'][],
  snippets = { count: 3, length: 100 },
): Promise<readonly Snippet[]> {
  const leaves = matches.map((match) => leaf(match))
  const options = { document: { id: '1', text }, fields: ['text'], leaves, analyzer, levels: LEVELS, snippets }
  return (await highlightDocument(options)).text ?? []
}
const shown = async (text: string, ...matches: readonly QueryLeaf['match'][]) =>
  (await snippetsOf(text, matches)).map(({ html }) => html)
const shownOnce = async (text: string, ...matches: readonly QueryLeaf['match'][]) =>
  (await snippetsOf(text, matches, { count: 1, length: 100 })).map(({ html }) => html)

const times = (n: number, text = FILLER) => Array.from({ length: n }, () => text).join(' ')

describe('which windows', () => {
  test('a short field is shown whole, without the white space around it', async () => {
    const text = ` ${times(4)}\n`
    expect(text.length).toBeLessThan(150)
    expect(await snippetsOf(text, [word('وصلوا')])).toMatchObject([{ start: 1, end: text.length - 1 }])
  })

  test('the window with both words before the one that has one of them often', async () => {
    const text = `${times(6, 'كتاب سميك جدا')}. ${times(9)}. اشترى كتابا مع قلم. ${times(9)}`
    expect(await shownOnce(text, word('كتابا'), word('قلم'))).toEqual([
      '… اشترى <mark>كتابا</mark> مع <mark>قلم</mark>. سار القوم في الطريق الطويل حتى وصلوا سار القوم في الطريق الطويل حتى وصلوا سار …',
    ])
  })

  test('the rarer word before the commoner', async () => {
    const text = `كتاب ${times(9)} كتاب ${times(9)} قلم ${times(9)} كتاب ${times(9)}`
    expect(await shownOnce(text, word('كتاب'), word('قلم'))).toEqual([expect.stringContaining('<mark>قلم</mark>')])
  })

  test('the denser window, then the earlier', async () => {
    const text = `كتاب ${times(9)} كتاب أو كتاب ${times(9)} كتاب هذا كتاب ${times(9)}`
    expect(await shownOnce(text, word('كتاب'))).toEqual([
      expect.stringContaining('<mark>كتاب</mark> أو <mark>كتاب</mark>'),
    ])
  })

  test('several snippets: first what was not shown yet, given in the order of the text', async () => {
    const text = `حبر ${times(9)} كتاب وقلم ${times(9)} كتاب وقلم ${times(9)}`
    const [first, second] = await snippetsOf(text, [word('كتاب'), word('قلم'), word('حبر')], { count: 2, length: 100 })
    expect(first?.html).toContain('<mark>حبر</mark>')
    expect(second?.html).toContain('<mark>كتاب</mark> <mark>وقلم</mark>')
  })

  test('no more snippets than there are places', async () => {
    expect(await shown(`${times(9)} كتاب ${times(9)}`, word('كتاب'))).toHaveLength(1)
  })

  test('without a match: the beginning, to the end of a sentence', async () => {
    expect(await shown(`${times(2)}. ${times(9)}`, word('كتاب'))).toEqual([`${times(2)}. …`])
    expect(await snippetsOf(`${times(2)}. ${times(9)}`, [])).toMatchObject([{ start: 0, ranges: [] }])
  })
})

describe('where they are cut', () => {
  test.each([
    [
      'sentences',
      `${times(5)}. قرأ كتابا مفيدا عن تاريخ المدينة القديمة، وعن أهلها؟ نعم. ${times(5)}`,
      '… قرأ ',
      'نعم. …',
    ],
    [
      'new lines',
      `${times(5)}\nقرأ كتابا مفيدا عن تاريخ المدينة القديمة وعن أهلها وأسواقها\n${times(5)}`,
      '… قرأ ',
      'وأسواقها …',
    ],
    [
      'clauses',
      `${times(5)}، في ليل طويل بارد من شتاء قديم قرأ كتابا مفيدا عن تاريخ المدينة القديمة وأهلها؛ ${times(5)}`,
      '… في ليل ',
      'أهلها؛ …',
    ],
    ['words', `${times(5)} قرأ كتابا مفيدا ${times(5)}`, '… ', ' …'],
    ['quotation marks stay with their word', `${times(5)}. «قرأ كتابا» ${times(5)}`, '… «قرأ ', ' …'],
    ['the first sentence', `قرأ كتابا. ${times(9)}`, 'قرأ ', ' …'],
    ['the last sentence', `${times(9)}. قرأ كتابا.`, '… ', 'كتابا</mark>.'],
    ['bullets at both ends', `- قرأ كتابا ${times(9)}`, '- قرأ ', ' …'],
  ])('%s', async (_, text, begins, ends) => {
    const [html = ''] = await shown(text, word('كتابا'))
    expect(html.slice(0, begins.length)).toBe(begins)
    expect(html.slice(-ends.length)).toBe(ends)
  })

  test('at the end of the text the context comes from before', async () => {
    const [snippet] = await snippetsOf(`${times(9)} كتاب`, [word('كتاب')])
    expect((snippet?.end ?? 0) - (snippet?.start ?? 0)).toBeGreaterThan(60)
  })

  test('not inside of a chain without white space, where there is another place', async () => {
    const chain = `#${Array.from({ length: 8 }, () => 'غزة').join('_')}`
    const [html = ''] = await shown(`${times(3)} ${chain} كتاب ${chain} ${times(3)}`, word('كتاب'))
    expect(html).not.toMatch(/^… غزة|غزة …$/)
  })

  test('not between a character and its marks, a surrogate pair, or joined emoji', async () => {
    const family = '👩\u200d👩\u200d👧'
    for (const unit of [family, '👍🏽', 'é\u0301'.slice(1), '-\u0301', '😀']) {
      for (const gap of ['', ' ']) {
        const text = (unit + gap).repeat(60)
        const [snippet] = await snippetsOf(text, [])
        const end = snippet?.end ?? 0
        expect(text.slice(0, end).trim().length % (unit.length + (gap ? 1 : 0)) === 0 || gap !== '').toBe(true)
        expect(text.slice(0, end).replaceAll(unit, '').trim()).toBe('')
      }
    }
  })

  test('not inside of a word, however long', async () => {
    const long = 'طويل'.repeat(100)
    expect(await snippetsOf(`${times(2)} ${long} ${times(2)}`, [word(long)])).toMatchObject([
      { ranges: [[times(2).length + 1, times(2).length + 1 + long.length]] },
    ])
    const around = await snippetsOf(`${long} كتاب ${long}`, [word('كتاب')])
    expect(around).toMatchObject([{ start: long.length + 1, end: long.length + 5 }])
    expect(await snippetsOf(`${long} كتاب`, [])).toMatchObject([{ start: 0, end: long.length }])
  })

  test('a marked stretch longer than a snippet is shown from its beginning, to the end of a word', async () => {
    const [snippet, ...more] = await snippetsOf('لا '.repeat(500), [phrase('لا لا')])
    expect(snippet).toMatchObject({ start: 0, end: 98, ranges: [[0, 98]] })
    expect(more).toEqual([])
  })

  test('snippets beside each other share nothing', async () => {
    const snippets = await snippetsOf(times(40, 'كتاب و«قلم»، '), [word('كتاب'), word('قلم')])
    expect(snippets).toHaveLength(3)
    for (const [i, { start }] of snippets.entries()) expect(start).toBeGreaterThanOrEqual(snippets[i - 1]?.end ?? 0)
  })
})

describe('long fields', () => {
  test('are read up to 200,000 characters, and say so', async () => {
    const text = `كتاب ${'ا '.repeat(99_990)}كتابا ${'ا '.repeat(9)}كتاب`
    const snippets = await snippetsOf(text, [word('كتاب'), word('كتابا')])
    expect(snippets.every(({ truncated }) => truncated === true)).toBe(true)
    expect(snippets.map(({ ranges }) => ranges)).toEqual([[[0, 4]], [[199_985, 199_990]]])
    expect(snippets.at(-1)?.html.endsWith(' …')).toBe(true)
    expect((await snippetsOf(text.slice(0, 200_000), [word('كتاب')]))[0]).not.toHaveProperty('truncated')
  })

  test.each([
    ['a word', `${'ا '.repeat(99_980)}كتاب ${'ا '.repeat(16)} قلمان`, 'قلم'],
    ['a number', `${'ا '.repeat(99_980)}كتاب ${'ا '.repeat(15)} ا 3.14`, '3'],
    ['a surrogate pair', `${'ا '.repeat(99_980)}كتاب ${'ا '.repeat(16)}ا 😀`, '😀'],
  ])('%s across the limit is left out', async (_, text, cut) => {
    expect(text.length).toBeGreaterThan(200_000)
    expect(text.slice(0, 200_000)).toContain(cut.slice(0, 1))
    const [snippet] = await snippetsOf(text, [word('كتاب'), word('قلم'), word('3'), prefix('قل')])
    expect(snippet?.end).toBeGreaterThan(199_980)
    expect(snippet?.end).toBeLessThan(200_000)
    expect(snippet?.html).not.toContain(cut)
    expect(snippet?.html.isWellFormed()).toBe(true)
  })

  test('the same for a text that is one word', async () => {
    expect(await snippetsOf('ا'.repeat(300_000), [word('ا')])).toEqual([])
  })

  test('pause is called every few hundred words', async () => {
    let pauses = 0
    await highlightDocument({
      document: { id: '1', text: 'ا '.repeat(10_000) },
      fields: ['text'],
      leaves: [leaf(word('كتاب'))],
      analyzer,
      levels: LEVELS,
      pause: async () => {
        pauses++
      },
    })
    expect(pauses).toBe(Math.floor(10_000 / 256))
  })
})
