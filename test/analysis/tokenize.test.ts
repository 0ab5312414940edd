import { describe, expect, test } from 'vitest'
import { tokenize } from '../../src/analysis/tokenize.ts'

const words = (text: string) => [...tokenize(text)].map((token) => token.text)

const TABLES: Readonly<Record<string, readonly (readonly [text: string, words: readonly string[]])[]>> = {
  'white space and punctuation separate': [
    ['', []],
    [' \t\n', []],
    ['...', []],
    ['كتاب', ['كتاب']],
    [' قال  وأضاف\n', ['قال', 'وأضاف']],
    ['قال، وأضاف؛ ثم سأل؟', ['قال', 'وأضاف', 'ثم', 'سأل']],
    ['(كتاب)', ['كتاب']],
    ['[1]', ['1']],
    ['كتاب\u00a0قديم', ['كتاب', 'قديم']],
    ['كوفيد-19', ['كوفيد', '19']],
    ['بني–سويف', ['بني', 'سويف']],
    ['و/أو', ['و', 'أو']],
    ['12/05/2023', ['12', '05', '2023']],
    ['50٪', ['50']],
  ],
  'a joiner never joins words': [
    ['قال.وأضاف', ['قال', 'وأضاف']],
    ['انتهى.وقال', ['انتهى', 'وقال']],
    ['قال:نعم', ['قال', 'نعم']],
    ['نعم,لا', ['نعم', 'لا']],
    ['ابن.ب', ['ابن', 'ب']],
    ['ب.ابن', ['ب', 'ابن']],
    ['#غزة_تحت_القصف', ['غزة', 'تحت', 'القصف']],
    ['@الجزيرة_نت', ['الجزيرة', 'نت']],
  ],
  'a joiner between digits joins': [
    ['3.14', ['3.14']],
    ['٢٫٥', ['٢٫٥']],
    ['1,000,000', ['1,000,000']],
    ['١٬٠٠٠', ['١٬٠٠٠']],
    ['12:30', ['12:30']],
    ['192.168.1.1', ['192.168.1.1']],
    ['2-1', ['2', '1']],
    ['2023.', ['2023']],
    ['.5', ['5']],
    ['1..2', ['1', '2']],
    ['3.أ', ['3', 'أ']],
    ['1،2', ['1', '2']],
  ],
  'a dot between single letters joins': [
    ['د.ب.أ', ['د.ب.أ']],
    ['(د.ب.أ).', ['د.ب.أ']],
    ['أ.ف.ب.', ['أ.ف.ب']],
    ['U.S.', ['U.S']],
    ['د.ب.أ:قال', ['د.ب.أ', 'قال']],
    ['أَ.فَ.بَ', ['أَ.فَ.بَ']],
    ['أ.د. محمد', ['أ.د', 'محمد']],
    ['د. أحمد', ['د', 'أحمد']],
    ['د.أحمد', ['د', 'أحمد']],
    ['م.', ['م']],
    ['أ:ب', ['أ', 'ب']],
    ['ق.م.', ['ق.م']],
    ['ا.2', ['ا', '2']],
    ['ا.B', ['ا', 'B']],
  ],
  'digits and Arabic letters split': [
    ['2023م', ['2023', 'م']],
    ['٢٠٢٣م', ['٢٠٢٣', 'م']],
    ['1445هـ', ['1445', 'هـ']],
    ['عام2023', ['عام', '2023']],
    ['و2011', ['و', '2011']],
    ['لـ11', ['لـ', '11']],
    ['الـ20', ['الـ', '20']],
    ['3.14م', ['3.14', 'م']],
    ['كوفيد١٩', ['كوفيد', '١٩']],
  ],
  'digits and other letters do not': [
    ['F16', ['F16']],
    ['F-16', ['F', '16']],
    ['ps5', ['ps5']],
    ['mp3', ['mp3']],
    ['5G', ['5G']],
    ['٥G', ['٥G']],
    ['H2O', ['H2O']],
    ['x²', ['x²']],
    ['2.5GB', ['2.5', 'GB']],
  ],
  'scripts split': [
    ['NBC نيوز', ['NBC', 'نيوز']],
    ['الـBBC', ['الـ', 'BBC']],
    ['BBCعربي', ['BBC', 'عربي']],
    ['واتسابWhatsApp', ['واتساب', 'WhatsApp']],
  ],
  'quotation marks do not hold a clitic': [
    ['لـ«الجزيرة»', ['لـ', 'الجزيرة']],
    ['بـ"القدس"', ['بـ', 'القدس']],
    ['“القدس”', ['القدس']],
    ["don't", ['don', 't']],
  ],
  'a formula of one character is a word': [
    ['محمدﷺ', ['محمد', 'ﷺ']],
    ['ﷺقال', ['ﷺ', 'قال']],
    ['ﷻﷺ', ['ﷻ', 'ﷺ']],
  ],
  'addresses fall apart at their signs': [
    ['info@example.com', ['info', 'example', 'com']],
    ['https://www.example.com/a?b=1', ['https', 'www', 'example', 'com', 'a', 'b', '1']],
  ],
  'emoji and other signs are no words': [
    ['😀كتاب📖', ['كتاب']],
    ['🇪🇬', []],
    ['👨‍👩‍👧', []],
    ['5️⃣ نصائح', ['5', 'نصائح']],
    ['❤️', []],
    ['$100', ['100']],
    ['©2023', ['2023']],
  ],
  'other scripts are runs of letters': [
    ['日本語', ['日本語']],
    ['Москва', ['Москва']],
    ['𝒜𝓑', ['𝒜𝓑']],
    ['𠮷野家', ['𠮷野家']],
    ['한국어', ['한국어']],
  ],
  'lone surrogates separate': [
    ['كتاب\ud800كتاب', ['كتاب', 'كتاب']],
    ['\udc00كتاب\ud83d', ['كتاب']],
    ['\ud800', []],
  ],
  'marks and tatweel are part of a word, not one': [
    ['كِتَابٌ', ['كِتَابٌ']],
    ['ـكتاب', ['ـكتاب']],
    ['ــكتاب', ['ــكتاب']],
    ['كتابـ', ['كتابـ']],
    ['\u064eكتاب', ['كتاب']],
    ['\u064e\u0651', []],
    ['ـــ', []],
    ['ـ.ـ', []],
    ['NBCـ', ['NBC']],
    ['می\u200cخواهم', ['می\u200cخواهم']],
  ],
}

describe.each(Object.entries(TABLES))('%s', (_, rows) => {
  test.each(rows)('%j is %j', (text, expected) => expect(words(text)).toEqual(expected))
})

test('ranges are in UTF-16 units of the original, marks and invisible characters counted', () => {
  const text = '😀 \u200fقالَ\u200f: «لـ11» د.ب.أ'
  expect([...tokenize(text)]).toEqual([
    { text: 'قالَ', start: 4, end: 8 },
    { text: 'لـ', start: 12, end: 14 },
    { text: '11', start: 14, end: 16 },
    { text: 'د.ب.أ', start: 18, end: 23 },
  ])
})

test('tokens come one by one', () => {
  const tokens = tokenize('واحد اثنان')
  expect(tokens.next().value?.text).toBe('واحد')
  expect(tokens.next().value?.text).toBe('اثنان')
  expect(tokens.next().done).toBe(true)
})
