import { describe, expect, test } from 'vitest'
import type { QueryLeaf } from '../../../src/query/tree.ts'
import { highlightDocument } from './support/highlight-document.ts'
import { alternatives, analyzer, leaf, phrase, prefix, word } from './support/leaves.ts'

const LEVELS = { matches: ['exact', 'folded', 'stem'], fallback: ['broad'] } as const

/** The field with [ ] around what is marked. */
async function mark(text: string, ...matches: readonly QueryLeaf['match'][]): Promise<string> {
  const leaves = matches.map((match) => leaf(match))
  const { text: snippets = [] } = await highlightDocument({
    document: { id: '1', text },
    fields: ['text'],
    leaves,
    analyzer,
    levels: LEVELS,
  })
  expect(snippets).toHaveLength(1)
  const [snippet] = snippets
  let marked = ''
  let at = 0
  for (const [start, end] of snippet?.ranges ?? []) {
    marked += `${text.slice(at, start)}[${text.slice(start, end)}]`
    at = end
  }
  return marked + text.slice(at)
}

describe('words are marked whole, as they stand in the text', () => {
  test.each([
    ['clitics belong to the word', 'دعم لأوكرانيا، قال', 'اوكرانيا', 'دعم [لأوكرانيا]، قال'],
    ['quotation marks do not', 'صحيفة «الجزيرة» قالت', 'جزيرة', 'صحيفة «[الجزيرة]» قالت'],
    ['marks inside and at the end', 'ذهب إلى المَدْرَسَةِ.', 'مدرسة', 'ذهب إلى [المَدْرَسَةِ].'],
    ['tatweel inside', 'مـــحـــمـــد هنا', 'محمد', '[مـــحـــمـــد] هنا'],
    ['hamza folded', 'أحمد واحمد وإحمد', 'احمد', '[أحمد] [واحمد] [وإحمد]'],
    ['neighbours stay apart', 'كتاب كتاب', 'كتاب', '[كتاب] [كتاب]'],
    ['a word of one character', 'قال ﷺ: نعم', 'ﷺ', 'قال [ﷺ]: نعم'],
    ['never a part of a word', 'مكتبة كبيرة', 'كتب', 'مكتبة كبيرة'],
    ['after a character of two units', '😀 كتاب 😀', 'كتاب', '😀 [كتاب] 😀'],
    ['a zero-width non-joiner inside', 'می\u200cخواهم اليوم', 'میخواهم', '[می\u200cخواهم] اليوم'],
  ])('%s', async (_, text, query, expected) => {
    expect(await mark(text, word(query))).toBe(expected)
  })

  test.each([
    ['=word: at its level only', 'مدرسة مدرسه المدرسة', word('مدرسة', 'exact'), '[مدرسة] مدرسه المدرسة'],
    ['=word: at a level that is a fallback', 'مدرسة مدارس', word('مدارس', 'broad'), '[مدرسة] [مدارس]'],
    ['fallback: where nothing else matched', 'بنى مدرسة هنا', word('مدارس'), 'بنى [مدرسة] هنا'],
    ['no fallback beside a better match', 'بنى مدرسة ثم مدارس', word('مدارس'), 'بنى مدرسة ثم [مدارس]'],
    ['variants of one word', 'زار غوغل وجوجل', alternatives('غوغل', 'جوجل'), 'زار [غوغل] [وجوجل]'],
    ['prefix', 'مدرس ومدرسة ودرس', prefix('مدرس'), '[مدرس] ومدرسة ودرس'],
    ['prefix at another level', 'مدرس المدرسة درس', prefix('مدر', 'stem'), '[مدرس] [المدرسة] درس'],
    ['a prefix that is longer than the word', 'در مدرس', prefix('درس'), 'در مدرس'],
  ])('%s', async (_, text, match, expected) => {
    expect(await mark(text, match)).toBe(expected)
  })
})

describe('phrases are marked as one, and not their stray words', () => {
  test.each([
    ['from the first word to the last', 'في مجلس الأمن الدولي', phrase('مجلس الأمن'), 'في [مجلس الأمن] الدولي'],
    ['stray words stay unmarked', 'الأمن في مجلس الأمن', phrase('مجلس الأمن'), 'الأمن في [مجلس الأمن]'],
    ['not in another order', 'الأمن مجلس', phrase('مجلس الأمن'), 'الأمن مجلس'],
    ['through punctuation', 'مجلس، الأمن', phrase('مجلس الأمن'), '[مجلس، الأمن]'],
    ['all words at the stem', 'ومجلس للأمن', phrase('المجلس الأمن'), '[ومجلس للأمن]'],
    ['each place it stands', 'كرة قدم كرة قدم', phrase('كرة قدم'), '[كرة قدم] [كرة قدم]'],
    ['overlapping places are one', 'لا لا لا', phrase('لا لا'), '[لا لا لا]'],
    ['a beginning that fails and begins anew', 'كرة كرة قدم', phrase('كرة قدم'), 'كرة [كرة قدم]'],
    ['repeated words inside', 'ا ب ا ب ا ج', phrase('ا ب ا ج'), 'ا ب [ا ب ا ج]'],
    ['one word', 'مجلس', phrase('مجلس'), '[مجلس]'],
    ['no words', 'مجلس', phrase(''), 'مجلس'],
    ['slop: within', 'مجلس الحكم الأمن', phrase('مجلس الأمن', 1), '[مجلس الحكم الأمن]'],
    ['slop: too far', 'مجلس هو الحكم الأمن', phrase('مجلس الأمن', 1), 'مجلس هو الحكم الأمن'],
    ['slop: all gaps together', 'ا س ب س ج', phrase('ا ب ج', 1), 'ا س ب س ج'],
    ['slop: all gaps together, enough', 'ا س ب س ج', phrase('ا ب ج', 2), '[ا س ب س ج]'],
    ['slop: the nearest beginning', 'ا س ا ب', phrase('ا ب', 3), 'ا س [ا ب]'],
    ['slop: every end within it', 'ا ب س ب س س ب', phrase('ا ب', 3), '[ا ب س ب] س س ب'],
    ['slop: one word is not two', 'ا', phrase('ا ا', 3), 'ا'],
    ['alternatives inside', 'سافر عبد الله امس', phrase('سافر {عبدالله|عبد الله} امس'), '[سافر عبد الله امس]'],
    ['alternatives inside, joined', 'سافر عبدالله امس', phrase('سافر {عبدالله|عبد الله} امس'), '[سافر عبدالله امس]'],
    ['alternatives inside, half', 'سافر عبد امس', phrase('سافر {عبدالله|عبد الله} امس'), 'سافر عبد امس'],
    ['alternatives at the end', 'كتب عبد الله', phrase('كتب {عبد|عبد الله}'), '[كتب عبد الله]'],
    ['slop with lengths that differ', 'ا ب ج س د', phrase('{ا|ا ب ج} د', 1), '[ا ب ج س د]'],
  ])('%s', async (_, text, match, expected) => {
    expect(await mark(text, match)).toBe(expected)
  })

  test.each([
    ['every word of it', 'زار عبد الله وعبدالله والله', '[عبد الله] [وعبدالله] والله'],
    ['not its stray words', 'عبد ثم الله', 'عبد ثم الله'],
  ])('alternatives of several words: %s', async (_, text, expected) => {
    expect(await mark(text, alternatives('عبدالله', 'عبد الله'))).toBe(
      text.startsWith('زار') ? `زار ${expected}` : expected,
    )
  })

  test('words inside a phrase melt into it, words outside stay', async () => {
    expect(await mark('مجلس الأمن ومجلس', phrase('مجلس الأمن'), word('مجلس'))).toBe('[مجلس الأمن] [ومجلس]')
    expect(await mark('ا ب ج د', word('ب'), word('ج'), phrase('ا ب ج د'))).toBe('[ا ب ج د]')
  })

  test('all words at one level: not one at folded and the next at the stem', async () => {
    const folded = { ...word('مجلس'), terms: { ...word('مجلس').terms, stem: '-' } }
    const stem = { ...word('الأمن'), terms: { ...word('الأمن').terms, folded: '-' } }
    expect(await mark('مجلس الأمن', { type: 'phrase', words: [folded, stem], slop: 0 })).toBe('مجلس الأمن')
    expect(await mark('مجلس الأمن', { type: 'phrase', words: [folded, folded], slop: 0 })).toBe('مجلس الأمن')
    expect(await mark('مجلس مجلس', { type: 'phrase', words: [folded, folded], slop: 0 })).toBe('[مجلس مجلس]')
  })

  test('a word of a fixed level keeps it inside a phrase', async () => {
    const match = { ...phrase('x y'), words: [word('مدرسة', 'exact'), word('كبيرة')] }
    expect(await mark('مدرسة كبيره مدرسه كبيره', match)).toBe('[مدرسة كبيره] مدرسه كبيره')
  })
})

describe('fields', () => {
  const document = { id: '1', title: 'كتاب', text: 'هذا كتاب', note: 3 }
  const highlight = (leaves: readonly QueryLeaf[], fields: readonly string[] = ['title', 'text']) =>
    highlightDocument({ document, fields, leaves, analyzer, levels: LEVELS })

  test('a leaf marks only in its fields', async () => {
    const highlights = await highlight([leaf(word('كتاب'), ['text'])])
    expect(highlights.title).toEqual([])
    expect(highlights.text).toMatchObject([{ start: 0, end: 8, ranges: [[4, 8]] }])
  })

  test('without a match the heading gives nothing and the main text its beginning', async () => {
    expect(await highlight([leaf(word('قلم'))])).toEqual({
      title: [],
      text: [{ start: 0, end: 8, html: 'هذا كتاب', ranges: [] }],
    })
  })

  test('the main text is the longest field but the first; a single field is the main text', async () => {
    expect((await highlight([], ['text', 'title', 'note'])).title).toHaveLength(1)
    expect((await highlight([], ['title'])).title).toHaveLength(1)
  })

  test('a field without text gives nothing', async () => {
    expect(await highlight([leaf(word('كتاب'), ['note', 'gone'])], ['note', 'gone'])).toEqual({ note: [], gone: [] })
    expect(
      await highlightDocument({
        document: { id: '1', text: ' \n ' },
        fields: ['text'],
        leaves: [],
        analyzer,
        levels: LEVELS,
      }),
    ).toEqual({ text: [] })
  })
})
