import { describe, expect, it } from 'vitest'
import type { MatchMode } from '../../../src/query/match-mode.ts'
import { analyse } from '../support/analyse.ts'

const understood = (text: string, match: MatchMode = 'any') => {
  const { interpreted, ignored } = analyse(text, { match })
  return [interpreted, ignored.map((note) => `${note.text} ${note.reason}`).join(', ')]
}

type Rows = readonly (readonly [query: string, interpreted: string, ignored?: string])[]

const ANY: Readonly<Record<string, Rows>> = {
  'words and phrases': [
    ['', ''],
    ['الحرب', 'الحرب'],
    ['الحرب والسلام', 'الحرب OR والسلام'],
    ['الحرب "القناة الخلفية"', '"القناة الخلفية" PREFERABLY الحرب'],
    ['"القناة الخلفية"~2', '"القناة الخلفية"~2'],
    ['كوفيد-19', 'كوفيد OR 19'],
    ['=المدرسة مدرس*', '=المدرسة OR مدرس*'],
    ['=كوفيد-19 غزة', '(=كوفيد AND =19) OR غزة'],
    ['كوفيد-1*', 'كوفيد', 'كوفيد-1* prefix_too_short'],
    ['-كوفيد-1*', '', 'كوفيد-1* prefix_too_short'],
    ['كوفيد-20*', 'كوفيد AND 20*'],
    ['؟؟', '', '؟؟ no_words'],
    ['"؟"', '', '؟ empty'],
    ['\u200f', ''],
  ],
  'side by side, AND, OR, NOT': [
    ['-روسيا', 'NOT روسيا'],
    ['-كوفيد-19 غزة', 'غزة AND NOT "كوفيد 19"'],
    ['الحرب -(روسيا الصين)', 'الحرب AND NOT (روسيا OR الصين)'],
    ['الحرب -(روسيا AND الصين)', 'الحرب AND NOT (روسيا AND الصين)'],
    ['الحرب AND السلام غزة', 'الحرب AND السلام PREFERABLY غزة'],
    ['الحرب AND كوفيد-19', 'الحرب AND "كوفيد 19"'],
    ['الحرب AND -السلام', 'الحرب AND NOT السلام'],
    ['الحرب OR السلام', 'الحرب OR السلام'],
    ['الحرب OR -السلام', 'الحرب OR NOT السلام'],
    ['أ ب OR ج د', 'أ OR (ب OR ج) OR د'],
    ['أ AND ب OR ج', '(أ AND ب) OR ج'],
    ['(أ ب) ج', '(أ OR ب) OR ج'],
    ['("أ ب" ،) ج', '"أ ب" PREFERABLY ج'],
    ['(😀) OR أ', 'أ'],
    ['-(😀) أ', 'أ'],
    ['-(-أ)', 'NOT NOT أ'],
  ],
  'stop words': [
    ['الحرب في غزة', 'الحرب OR غزة'],
    ['من في', 'من OR في'],
    ['"الحرب في غزة"', '"الحرب في غزة"'],
    ['في "القناة الخلفية"', '"القناة الخلفية"'],
    ['=في غزة', '=في OR غزة'],
    ['في -روسيا', 'في AND NOT روسيا'],
    ['في OR غزة', 'في OR غزة'],
    ['في AND غزة', 'في AND غزة'],
    ['(في من) AND غزة', '(في OR من) AND غزة'],
    ['-(غزة في روسيا)', 'NOT (غزة OR روسيا)'],
    ['(في من) غزة', 'غزة'],
    ['(في -روسيا) غزة', '(في AND NOT روسيا) OR غزة'],
    ['title:في غزة', 'title:في OR غزة'],
    ['title:(في غزة)', 'title:غزة'],
  ],
  'the same twice': [
    ['كتاب الكتاب كتاب', 'كتاب'],
    ['كتاب title:كتاب', 'كتاب OR title:كتاب'],
    ['كتاب =كتاب', 'كتاب OR =كتاب'],
    ['كتاب AND قلم كتاب', 'كتاب AND قلم'],
    ['"أ ب" «أ ب»', '"أ ب"'],
    ['"أ ب" "أ ب"~2', '"أ ب" AND "أ ب"~2'],
    ['-كتاب -الكتاب', 'NOT كتاب'],
  ],
  'fields of text': [
    ['title:كتاب', 'title:كتاب'],
    ['title:كتاب قلم', 'title:كتاب OR قلم'],
    ['title:"كتاب الحيوان" قلم', 'title:"كتاب الحيوان" PREFERABLY قلم'],
    ['title:كوفيد-19', 'title:"كوفيد 19"'],
    ['title:كتاب*', 'title:كتاب*'],
    ['-title:كتاب', 'NOT title:كتاب'],
    ['title:(كتاب قلم) ورق', '(title:كتاب OR title:قلم) OR ورق'],
    ['title:(text:كتاب قلم)', 'title:قلم', 'text:كتاب field_in_field'],
  ],
  'conditions on fields of values': [
    ['source:BBC', 'source = "BBC"'],
    ['source:BBC غزة', 'غزة AND source = "BBC"'],
    ['مصدر:الجزيرة. غزة', 'غزة AND source = "الجزيرة"'],
    ['مصدر:\u200fالجزيرة\u200f', 'source = "الجزيرة"'],
    ['source:"الجزيرة نت"', 'source = "الجزيرة نت"'],
    ['source:(BBC CNN)', 'source = "BBC" OR source = "CNN"'],
    ['source:(BBC CNN) غزة', 'غزة AND (source = "BBC" OR source = "CNN")'],
    ['-source:BBC', 'NOT source = "BBC"'],
    ['-source:(BBC CNN)', 'NOT (source = "BBC" OR source = "CNN")'],
    ['source:BBC AND غزة', 'غزة AND source = "BBC"'],
    ['source:BBC OR tags:فن', 'source = "BBC" OR tags = "فن"'],
    ['(source:BBC غزة) روسيا', '(غزة OR روسيا) AND source = "BBC"'],
    ['source:في', 'source = "في"'],
    ['date:2025-01-31', 'date = 2025-01-31'],
    ['تاريخ:٢٠٢٥-٠١-٣١', 'date = 2025-01-31'],
    ['date:2025-01-31T10:00:00+02:00', 'date = 2025-01-31T08:00Z'],
    ['views:١٢٫٥', 'views = 12.5'],
    ['views:-5', 'views = -5'],
    ['date:أمس غزة', 'غزة', 'أمس not_a_date'],
    ['date:2025-02-30', '', '2025-02-30 not_a_date'],
    ['views:كثير', '', 'كثير not_a_number'],
    ['source:الجز*', '', 'الجز star_on_condition'],
    ['url:example', '', 'url:example field_not_searchable'],
    ['source:BBC OR غزة', 'غزة', 'source:BBC condition_in_or'],
    ['(source:BBC غزة) OR روسيا', 'روسيا', '(source:BBC غزة) condition_in_or'],
    ['-(source:BBC غزة)', '', '-(source:BBC غزة) condition_in_not'],
    ['source:(title:كتاب BBC)', 'source = "BBC"', 'title:كتاب field_in_field'],
  ],
}

for (const [name, rows] of Object.entries(ANY)) {
  describe(`${name}, any`, () => {
    it.each(rows.map(([query, interpreted, ignored = '']) => [query, interpreted, ignored] as const))(
      '%j is %j',
      (query, interpreted, ignored) => {
        expect(understood(query)).toEqual([interpreted, ignored])
      },
    )
  })
}

describe('how many words', () => {
  const MATCH: readonly (readonly [MatchMode, string, string])[] = [
    ['all', 'أ ب ج', 'أ AND ب AND ج'],
    ['all', 'أ ب OR ج', 'أ AND (ب OR ج)'],
    ['all', '(أ ب) ج', '(أ AND ب) AND ج'],
    ['all', 'الحرب في غزة', 'الحرب AND غزة'],
    ['all', '-(أ ب) ج', 'ج AND NOT (أ OR ب)'],
    ['most', 'أ ب', 'أ AND ب'],
    ['most', 'أ ب ج د', '3 OF (أ, ب, ج, د)'],
    ['most', 'أ ب ج د OR هـ "ه و"', '4 OF (أ, ب, ج, (د OR هـ), ه)'],
    ['most', 'أ في ب من ج على د', '3 OF (أ, ب, ج, د)'],
  ]
  it.each(MATCH)('%s: %j is %j', (match, query, interpreted) => {
    expect(understood(query, match)).toEqual([interpreted, ''])
  })
})

it('makes conditions into a filter', () => {
  const { query, filter } = analyse('date:2025-01-31 -tags:فن')
  expect(query).toEqual({ type: 'bool', must: [], should: [], minimumShould: 0, mustNot: [], boost: [] })
  const day = { type: 'range', field: 'date', gte: Date.UTC(2025, 0, 31), lt: Date.UTC(2025, 1, 1) }
  const noArt = { type: 'not', filter: { type: 'terms', field: 'tags', values: ['فن'] } }
  expect(filter).toEqual({ type: 'and', filters: [day, noArt] })
})

it('is one group when nothing stands beside it', () => {
  expect(analyse('أ OR ب', { match: 'all' }).query).toMatchObject({
    should: [{ type: 'leaf' }, { type: 'leaf' }],
    minimumShould: 1,
  })
})

it('looks for words in all text fields, or in the one that was named', () => {
  const { query } = analyse('كتاب title:المدرسة =أ')
  expect(query).toMatchObject({
    minimumShould: 1,
    must: [],
    should: [
      { match: { type: 'word', text: 'كتاب', stopWord: false }, fields: ['title', 'text'], weight: 1 },
      { match: { type: 'word', terms: { folded: 'المدرسه', stem: 'مدرسه' } }, fields: ['title'] },
      { match: { type: 'word', level: 'exact', terms: { exact: 'أ' } }, fields: ['title', 'text'] },
    ],
  })
  expect(query.should[0]).not.toHaveProperty('match.level')
})

describe('words over the limit', () => {
  const words = Array.from({ length: 60 }, (_, i) => `كلمة${i}`)

  it('are ignored from the forty-first on', () => {
    const text = words.join(' ')
    const { query, ignored } = analyse(text)
    expect(query.should).toHaveLength(40)
    expect(ignored).toMatchObject([{ reason: 'too_many_words', start: text.indexOf('كلمة40'), end: text.length }])
  })

  it.each(['-', '/'])('count even when nothing but "%s" stands between them', (joiner) => {
    const { query, ignored } = analyse(words.join(joiner))
    expect(query.should).toHaveLength(40)
    expect(ignored).toMatchObject([{ reason: 'too_many_words' }])
  })

  it('never leave half a phrase to be left out, which would leave out more', () => {
    const { query, ignored } = analyse(`-"${words.join(' ')}"`)
    expect(query.mustNot).toEqual([])
    expect(ignored).toMatchObject([{ reason: 'too_many_words' }])
  })

  it('cut a phrase short and leave nothing of what follows', () => {
    const { query, ignored } = analyse(`"${words.join(' ')}" "أ ب" ج* -د`)
    expect(query.must).toHaveLength(1)
    expect(query.must[0]).toMatchObject({ match: { words: { length: 40 } } })
    expect([...query.should, ...query.mustNot]).toEqual([])
    expect(ignored.map(({ reason }) => reason)).toEqual(['too_many_words'])
  })
})
