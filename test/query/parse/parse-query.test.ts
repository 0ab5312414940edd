import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../src/query/parse/parse-query.ts'
import { mapping } from '../support/mapping.ts'
import { outline } from '../support/outline.ts'

const parse = (text: string) => {
  const { nodes, ignored } = parseQuery(text, { mapping })
  return [outline(nodes), ignored.map((note) => `${note.text} ${note.reason}`).join(', ')]
}

type Rows = readonly (readonly [query: string, tree: string, ignored?: string])[]

const TABLES: Readonly<Record<string, Rows>> = {
  words: [
    ['', ''],
    ['  \n ', ''],
    ['الحرب والسلام', 'الحرب والسلام'],
    ['الحرب، السلام؛ ماذا؟ نعم! ثم…', 'الحرب السلام ماذا نعم ثم'],
    ['الحرب،السلام', 'الحرب السلام'],
    ['الحرب و السلام', 'الحرب و السلام'],
    ['كوفيد-19', 'كوفيد-19'],
    ['1,000.50', '1,000.50'],
    ['- – … ؟', ''],
    ['C++ R&D', 'C++ R&D'],
  ],
  phrases: [
    ['"القناة الخلفية"', '"القناة الخلفية"'],
    ['«القناة الخلفية»', '"القناة الخلفية"'],
    ['“القناة الخلفية”', '"القناة الخلفية"'],
    ['„القناة الخلفية“', '"القناة الخلفية"'],
    ['”القناة الخلفية“ و ”الأمام“', '"القناة الخلفية" و "الأمام"'],
    ['»القناة« »الأمام«', '"القناة" "الأمام"'],
    ['“القناة الخلفية"', '"القناة الخلفية"'],
    ['"القناة الخلفية»', '"القناة الخلفية"'],
    ['"قال «نعم» ثم" مضى', '"قال «نعم» ثم" مضى'],
    ['بـ"الجزيرة" ل«بغداد» ولـ«دمشق»', '"الجزيرة" "بغداد" "دمشق"'],
    ['-بـ"الجزيرة" title:و"بغداد"', '!"الجزيرة" title:"بغداد"'],
    ['ب "الجزيرة" أب"بغداد"', 'ب "الجزيرة" أب "بغداد"'],
    ['"أ ب" "ج د"', '"أ ب" "ج د"'],
    ["d'Alep l'eau", "d'Alep l'eau"],
    ['"الحرب', 'الحرب', '" unbalanced_quote'],
    ['الحرب"', 'الحرب', '" unbalanced_quote'],
    ['شاشة 15" جديدة', 'شاشة 15 جديدة', '" unbalanced_quote'],
    ['"أ" ب"', '"أ" ب', '" unbalanced_quote'],
    ['"" "  "', '', '"" empty, "  " empty'],
    ['"أ (ب" ج)', '"أ (ب" ج', ') unbalanced_parenthesis'],
  ],
  slop: [
    ['"أ ب"~3', '"أ ب"~3'],
    ['"أ ب"~٣', '"أ ب"~3'],
    ['«أ ب»~10', '"أ ب"~10'],
    ['"أ ب"~11', '"أ ب"~10', '~11 slop_too_large'],
    ['"أ ب"~', '"أ ب"'],
    ['"أ ب"~جديد', '"أ ب" ~جديد'],
    ['"أ ب" ~3', '"أ ب" ~3'],
  ],
  negation: [
    ['الحرب -روسيا', 'الحرب !روسيا'],
    ['-روسيا', '!روسيا'],
    ['-"القناة الخلفية"', '!"القناة الخلفية"'],
    ['-«القناة»', '!"القناة"'],
    ['-(أ ب)', '![أ ب]'],
    ['-(أ)', '!أ'],
    ['-=المدرسة', '!=المدرسة'],
    ['-title:كتاب', '!title:كتاب'],
    ['-title:"كتاب"', '!title:"كتاب"'],
    ['(أ -ب)', 'أ !ب'],
    ['(-أ ب) ج', '[!أ ب] ج'],
    ['أ|-ب', '(أ | !ب)'],
    ['NOT روسيا', '!روسيا'],
    ['أ OR NOT ب', '(أ | !ب)'],
    ['كوفيد -19', 'كوفيد -19'],
    ['"أ"-ب (ج)-د', '"أ" -ب ج -د'],
    ['الحرب،-روسيا', 'الحرب -روسيا'],
    ['كوفيد - أوميكرون', 'كوفيد أوميكرون'],
    ['كوفيد- أوميكرون', 'كوفيد- أوميكرون'],
    ['كوفيد-أوميكرون', 'كوفيد-أوميكرون'],
    ['كوفيد --أوميكرون', 'كوفيد --أوميكرون'],
    ['قال -الوزير- أمس', 'قال -الوزير- أمس'],
    ['قال -وزير الخارجية-، أمس', 'قال -وزير الخارجية- أمس'],
    ['قال -وزير الخارجية كوفيد-19', 'قال !وزير الخارجية كوفيد-19'],
    ['-"روسيا', '!روسيا', '" unbalanced_quote'],
    ['-(روسيا', '!روسيا', '( unbalanced_parenthesis'],
  ],
  or: [
    ['أ OR ب', '(أ | ب)'],
    ['أ | ب', '(أ | ب)'],
    ['أ|ب|ج', '(أ | ب | ج)'],
    ['الحرب أو السلام', '(الحرب | السلام)'],
    ['الحرب او السلام', '(الحرب | السلام)'],
    ['"وزير الخارجية" أو "وزير الدفاع"', '("وزير الخارجية" | "وزير الدفاع")'],
    ['هل الحرب أو السلام قريب', 'هل (الحرب | السلام) قريب'],
    ['هل الحرب أو السلام قريب منا', 'هل الحرب أو السلام قريب منا'],
    ['أو', 'أو'],
    ['الحرب أو', 'الحرب أو'],
    ['أو الحرب', 'أو الحرب'],
    ['أ or ب', 'أ or ب'],
    ['أ OR', 'أ', 'OR operator_without_term'],
    ['OR أ', 'أ', 'OR operator_without_term'],
    ['أ OR OR ب', '(أ | ب)', 'OR operator_without_term'],
    ['| أ |', 'أ', '| operator_without_term, | operator_without_term'],
    ['OR', 'OR'],
    ['أ OR ()', 'أ', 'OR operator_without_term, () empty'],
  ],
  and: [
    ['أ AND ب', '(أ & ب)'],
    ['أ AND ب AND ج د', '(أ & ب & ج) د'],
    ['أ ب AND ج OR د هـ', 'أ ((ب & ج) | د) هـ'],
    ['أ OR ب AND ج', '(أ | (ب & ج))'],
    ['أ and ب', 'أ and ب'],
    ['أ AND -ب', '(أ & !ب)'],
    ['أ AND OR ب', '(أ | ب)', 'AND operator_without_term'],
    ['R AND D', '(R & D)'],
    ['AND NOT', 'AND NOT'],
  ],
  groups: [
    ['(أ ب) ج', '[أ ب] ج'],
    ['(أ)', 'أ'],
    ['((أ ب))', 'أ ب'],
    ['(أ OR ب) ج', '(أ | ب) ج'],
    ['منظمة الصحة (WHO)', 'منظمة الصحة WHO'],
    ['(((((أ ب) ج) د) هـ) و) ز', '[[[[[أ ب] ج] د] هـ] و] ز'],
    ['((((((أ ب) ج) د) هـ) و) ز) ح', '[[[[[أ ب ج] د] هـ] و] ز] ح', '( too_deep, ) too_deep'],
    ['(أ ب', 'أ ب', '( unbalanced_parenthesis'],
    ['أ ب)', 'أ ب', ') unbalanced_parenthesis'],
    ['أ)ب(ج', 'أ ب ج', ') unbalanced_parenthesis, ( unbalanced_parenthesis'],
    ['()', '', '() empty'],
  ],
  prefixes: [
    ['مدرس*', 'مدرس*'],
    ['مدرس*،', 'مدرس*'],
    ['مدرس**', 'مدرس*'],
    ['مدر*سة', 'مدر*سة', '* star_not_at_end'],
    ['*مدرسة', '*مدرسة', '* star_not_at_end'],
    ['2 * 3', '2 3', '* star_not_at_end'],
    ['"الحر* الباردة"', '"الحر* الباردة"', '* star_not_at_end'],
    ['=مدرس*', '=مدرس*', '* star_not_at_end'],
  ],
  exact: [
    ['=المدرسة', '=المدرسة'],
    ['2+2=4', '2+2=4'],
    ['= المدرسة', 'المدرسة'],
    ['="المدرسة"', '"المدرسة"', '= equals_on_phrase'],
    ['=(أ ب)', 'أ ب', '= equals_on_phrase'],
  ],
  fields: [
    ['title:كتاب', 'title:كتاب'],
    ['عنوان:كتاب', 'title:كتاب'],
    ['العنوان:"كتاب الحيوان"', 'title:"كتاب الحيوان"'],
    ['عنوان:«كتاب الحيوان»~2', 'title:"كتاب الحيوان"~2'],
    ['title:كتاب*', 'title:كتاب*'],
    ['title:=كتاب', 'title:=كتاب'],
    ['title:(كتاب OR قلم) ورق', 'title:(كتاب | قلم) ورق'],
    ['مصدر:الجزيرة، غزة', 'source:الجزيرة غزة'],
    ['date:2025-01-01T10:00:00Z', 'date:2025-01-01T10:00:00Z'],
    ['views:-5', 'views:-5'],
    ['title: كتاب', 'title: كتاب'],
    ['title:', 'title:'],
    ['title:-كتاب', 'title:-كتاب'],
    ['title :كتاب', 'title :كتاب'],
    ['عاجل:الحرب', 'عاجل:الحرب'],
    ['الوزير: لا تعليق', 'الوزير: لا تعليق'],
    ['12:30', '12:30'],
    ['http://title:x', 'http://title:x'],
    ['source:*', 'source:*', '* star_not_at_end'],
    ['constructor:كتاب', 'constructor:كتاب'],
  ],
  'characters that do not show': [
    ['\u200fالحرب \u200f-\u200eروسيا', 'الحرب !روسيا'],
    ['title\u200f:\u200fكتاب\u200f*', 'title:كتاب*'],
    ['أ \u2067OR\u2069 ب', '(أ | ب)'],
    ['"أ ب"\u200f~\u200e3', '"أ ب"~3'],
    ['=\u00adالمدرسة', '=المدرسة'],
    ['\ufeffNOT\u200b أ', '!أ'],
    ['أ\u0000ب', 'أ ب'],
  ],
}

for (const [name, rows] of Object.entries(TABLES)) {
  describe(name, () => {
    it.each(rows.map(([query, tree, ignored = '']) => [query, tree, ignored] as const))(
      '%j is %j',
      (query, tree, ignored) => expect(parse(query)).toEqual([tree, ignored]),
    )
  })
}

describe('limits', () => {
  it('cuts at the last space before a thousand characters', () => {
    const text = 'كلمة '.repeat(300)
    const parsed = parseQuery(text, { mapping })
    expect(parsed.nodes).toHaveLength(200)
    expect(parsed.text).toHaveLength(999)
    expect(parsed.ignored).toMatchObject([{ reason: 'too_long', start: 999, end: text.length }])
    expect(parsed.ignored[0]?.text.length).toBeLessThanOrEqual(81)
  })

  it('never cuts a surrogate pair', () => {
    const parsed = parseQuery(`a${'😀'.repeat(600)}`, { mapping })
    expect(parsed.text).toHaveLength(999)
    expect(parsed.text.isWellFormed()).toBe(true)
  })

  it('says no more than twenty times what it ignored', () => {
    expect(parseQuery('( '.repeat(400), { mapping }).ignored).toHaveLength(20)
  })
})

it('places every node and note in the text as it was typed', () => {
  const text = 'أ\u200f -\u200eب (\u200f"ج د"'
  const { nodes, ignored } = parseQuery(text, { mapping })
  expect(nodes.map(({ start, end }) => text.slice(start, end))).toEqual(['أ', '-\u200eب', 'ج د'])
  expect(ignored.map(({ start, end }) => text.slice(start, end))).toEqual(['('])
})
