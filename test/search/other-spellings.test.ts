import { beforeAll, describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../src/analysis/analyzer.ts'
import { createSqliteEngine } from '../../src/engines/sqlite/create-sqlite-engine.ts'
import { createIndexer } from '../../src/indexing/create-indexer.ts'
import { readMapping } from '../../src/mapping/mapping.ts'
import type { SearchRequest } from '../../src/search/answer.ts'
import { createSearcher } from '../../src/search/create-searcher.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const MAPPING = readMapping({ name: 'texts', fields: { text: { type: 'text' } } }, 'test')

/** Each thing in several spellings, among documents that hold the same words otherwise. */
const TEXTS = {
  'name split': 'زار الملك عبد الله المدينة أمس',
  'name joined': 'زار الملك عبدالله المدينة أمس',
  'name with a preposition': 'رسالة لعبد الله من أخيه',
  'names apart': 'هذا عبد يذكر الله كثيرا',
  'kunya nominative': 'قال أبو بكر ذلك',
  'kunya genitive': 'خلافة أبي بكر',
  'kunya joined': 'لقاء مع أبوبكر',
  'son with alef': 'طب ابن سينا',
  'son without': 'كتاب بن سينا',
  'al-Din': 'قلعة صلاح الدين',
  'al-Din joined': 'شارع صلاحالدين',
  'Al Saud': 'أسرة آل سعود',
  'as-Suud': 'السعود نجوم',
  Benghazi: 'مدينة بنغازي',
  'not Benghazi': 'لقاء مع بن غازي الشاعر',
  'month Egypt': 'في 15 فبراير 2011 بدأت',
  'month Levant': 'في 15 شباط 2011 بدأت',
  'month Algeria': 'في 15 فيفري 2011 بدأت',
  'month August': 'عطلة آب طويلة',
  father: 'هو أب لثلاثة',
  practised: 'مارس اللاعب رياضته',
  'Hijri other': 'يوم 3 ربيع الآخر 1445',
  'Hijri second': 'يوم 3 ربيع الثاني 1445',
  'prayer sign': 'كان رسول الهدى ﷺ يقول',
  'prayer in words': 'كان رسول الهدى صلى الله عليه وسلم يقول',
  'initials dotted': 'أفادت وكالة أ.ف.ب بذلك',
  'initials spaced': 'أفادت وكالة أ ف ب بذلك',
  'Facebook joined': 'منشور على الفيسبوك اليوم',
  'Facebook split': 'منشور على الفيس بوك اليوم',
  'Hong Kong': 'ميناء هونغ كونغ',
  'Hong Kong Egypt': 'ميناء هونج كونج',
  'King Kong': 'فيلم كينغ كونغ',
  Ivory: 'منتخب ساحل العاج',
  'Côte d’Ivoire': 'منتخب كوت ديفوار',
  coast: 'تجارة العاج على الساحل',
  television: 'برنامج في التلفزيون',
  telly: 'برنامج في التلفاز',
  mobile: 'شاحن هاتف محمول',
  mobiles: 'شاحن الموبايل',
  'century words': 'في القرن التاسع عشر ازدهرت',
  'century digits': 'في القرن 19 ازدهرت',
} as const

type Id = keyof typeof TEXTS

const folder = temporaryFolder()
const analyzer = createAnalyzer()
const engine = createSqliteEngine({ folder })
const searcher = createSearcher({ engine, analyzer })
const search = (q: string, more: Partial<SearchRequest> = {}) =>
  searcher.search('texts', { q, match: 'all', limit: 100, ...more })

/** What is found, in the order of the documents; that the total says the same. */
async function find(q: string, more: Partial<SearchRequest> = {}): Promise<string[]> {
  const { hits, total } = await search(q, more)
  expect(total).toEqual({ value: hits.length, relation: 'eq' })
  const ids = hits.map(({ id }) => id)
  return Object.keys(TEXTS).filter((id) => ids.includes(id))
}

/** The marked stretches of one document. */
async function marks(q: string, id: Id): Promise<string[]> {
  const { hits } = await search(q)
  const snippets = hits.find((hit) => hit.id === id)?.highlights.text ?? []
  return snippets.flatMap(({ ranges }) => ranges.map(([start, end]) => TEXTS[id].slice(start, end)))
}

beforeAll(async () => {
  await engine.open({ name: 'texts', mapping: MAPPING, analyzerVersion: analyzer.version })
  const inputs = Object.entries(TEXTS).map(([id, text]) => ({ ok: true as const, value: { id, text } }))
  await createIndexer({ engine, analyzer }).write('texts', MAPPING, inputs, { durability: 'full' })
  return () => engine.close()
})

const NAME: Id[] = ['name split', 'name joined', 'name with a preposition']
const KUNYA: Id[] = ['kunya nominative', 'kunya genitive', 'kunya joined']
const MONTH: Id[] = ['month Egypt', 'month Levant', 'month Algeria']

test.each<{ typed: string[]; found: Id[] }>([
  { typed: ['عبد الله', 'عبدالله', 'لعبدالله', 'وعبد الله', '"عبد الله"', '"عبدالله"'], found: NAME },
  { typed: ['"الملك عبدالله"', '"الملك عبد الله"', 'الملك عبدالله'], found: ['name split', 'name joined'] },
  { typed: ['أبو بكر', 'أبي بكر', 'ابوبكر', 'بأبي بكر', '"أبا بكر"'], found: KUNYA },
  { typed: ['ابن سينا', 'بن سينا', 'ابنسينا', 'لابن سينا'], found: ['son with alef', 'son without'] },
  { typed: ['صلاح الدين', 'صلاحالدين', '"صلاح الدين"'], found: ['al-Din', 'al-Din joined'] },
  { typed: ['15 فبراير', '15 شباط', 'فيفري 2011', '"15 شباط 2011"', 'فبراير ٢٠١١'], found: MONTH },
  { typed: ['3 ربيع الثاني', '3 ربيع الآخر', '"ربيع الثاني 1445"'], found: ['Hijri other', 'Hijri second'] },
  { typed: ['"الهدى ﷺ"', '"الهدى صلى الله عليه وسلم"'], found: ['prayer sign', 'prayer in words'] },
  { typed: ['أ ف ب', 'أ.ف.ب', 'أفب', '"وكالة أ ف ب"', '"وكالة أفب"'], found: ['initials dotted', 'initials spaced'] },
  { typed: ['فيسبوك', 'فيس بوك', 'الفيس بوك', '"على فايسبوك"'], found: ['Facebook joined', 'Facebook split'] },
  { typed: ['هونج كونج', 'هونغ كونغ', 'هونغكونغ', 'بهونغ كونغ'], found: ['Hong Kong', 'Hong Kong Egypt'] },
  { typed: ['ساحل العاج', 'كوت ديفوار', '"منتخب ساحل العاج"'], found: ['Ivory', 'Côte d’Ivoire'] },
  { typed: ['تلفزيون', 'التلفاز', '"في التلفاز"'], found: ['television', 'telly'] },
  { typed: ['هاتف محمول', 'الموبايل', '"شاحن موبايل"'], found: ['mobile', 'mobiles'] },
  { typed: ['القرن 19', 'القرن التاسع عشر', '"القرن ١٩"'], found: ['century words', 'century digits'] },
])('$typed find $found', async ({ typed, found }) => {
  for (const q of typed) expect([q, await find(q)]).toEqual([q, found])
})

describe('what must not meet', () => {
  test.each<[string, string, Id[]]>([
    ['Al Saud is not as-Suud', '"آل سعود"', ['Al Saud']],
    ['as-Suud is not Al Saud', '"السعود نجوم"', ['as-Suud']],
    ['Benghazi is no son of a raider', 'بن غازي', ['not Benghazi']],
    ['nor the other way round', 'بنغازي', ['Benghazi']],
    ['a servant is not every name with عبد', '"عبد يذكر"', ['names apart']],
    ['practised without a date', 'مارس', ['practised']],
    ['a month without a date', 'شباط', ['month Levant']],
    ['a father is not August', 'أغسطس 2006', []],
    ['King Kong is not Hong Kong', 'كينغ كونغ', ['King Kong']],
    ['what is left out under its name is there under another', 'برنامج -تلفاز', ['television']],
    ['but not in another spelling', 'زار -عبدالله', []],
    ['only this spelling', '=عبدالله', ['name joined']],
  ])('%s: %s', async (_, q, found) => expect(await find(q)).toEqual(found))
})

describe('marks', () => {
  test.each<[string, Id, string[]]>([
    ['عبدالله', 'name split', ['عبد الله']],
    ['عبد الله', 'name joined', ['عبدالله']],
    ['عبدالله', 'name with a preposition', ['لعبد الله']],
    ['"الملك عبدالله"', 'name split', ['الملك عبد الله']],
    ['أبو بكر', 'kunya genitive', ['أبي بكر']],
    ['فيفري 2011', 'month Levant', ['شباط', '2011']],
    ['"الهدى ﷺ"', 'prayer in words', ['الهدى صلى الله عليه وسلم']],
    ['أ ف ب', 'initials dotted', ['أ.ف.ب']],
    ['أفب', 'initials spaced', ['أ ف ب']],
    ['فيسبوك', 'Facebook split', ['الفيس بوك']],
    ['ساحل العاج', 'Côte d’Ivoire', ['كوت ديفوار']],
    ['هاتف محمول', 'mobile', ['هاتف', 'محمول']],
    ['هاتف محمول', 'mobiles', ['الموبايل']],
  ])('%s in "%s": %j', async (q, id, marked) => expect(await marks(q, id)).toEqual(marked))

  test('a name’s words alone are not marked', async () => {
    expect(await marks('(عبد الله) OR يذكر', 'names apart')).toEqual(['يذكر'])
  })
})

describe('order', () => {
  test.each<[string, Id, Id]>([
    ['تلفاز', 'telly', 'television'],
    ['التلفزيون', 'television', 'telly'],
    ['15 شباط 2011', 'month Levant', 'month Egypt'],
    ['كوت ديفوار', 'Côte d’Ivoire', 'Ivory'],
    ['عبدالله المدينة', 'name joined', 'name split'],
  ])('%s: "%s" before "%s"', async (q, first, second) => {
    const ids = (await search(q)).hits.map(({ id }) => id)
    expect(ids.indexOf(first)).toBeLessThan(ids.indexOf(second))
    expect(ids.indexOf(first)).toBe(0)
  })
})

test('a name that is nowhere is looked for as words, and the answer says so', async () => {
  const { hits, query } = await search('أبو سينا', { match: 'any' })
  expect(hits.map(({ id }) => id)).toEqual(expect.arrayContaining(['kunya nominative', 'son with alef']))
  expect(query.interpreted).toBe('أبو OR سينا')
  expect(query.corrected).toMatchObject({ from: 'أبو سينا', reason: 'phrase_not_found' })
})
