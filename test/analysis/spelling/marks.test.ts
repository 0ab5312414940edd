import { describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import { foldLetters } from '../../../src/analysis/spelling/fold-letters.ts'
import { readSpelling } from '../../../src/analysis/spelling/read-spelling.ts'

const exact = (word: string) => readSpelling(word).plain
const folded = (word: string) => foldLetters(exact(word))
const analyzer = createAnalyzer()
const folds = (text: string) => analyzer.analyze(text).map(({ terms }) => terms.folded)

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index))

const name = (character: string) => `U+${character.codePointAt(0)?.toString(16).padStart(4, '0').toUpperCase()}`

describe('marks', () => {
  // U+0653 to 0655 and U+0670, 06E5 to 06E8 are signs for letters in places; the Qur'an's rules are tested with them.
  const marks = [
    ...range(0x0610, 0x061a),
    ...range(0x064b, 0x0652),
    ...range(0x0656, 0x065f),
    ...range(0x06d6, 0x06dc),
    ...range(0x06df, 0x06e4),
    ...range(0x06ea, 0x06ed),
    ...range(0x0898, 0x089f),
    ...range(0x08ca, 0x08e1),
    ...range(0x08e3, 0x08ff),
    '\u06e5',
    '\u06e6',
  ]

  test.each(marks.map((mark) => [name(mark), mark]))('%s goes, inside a word and at its end', (_, mark) => {
    expect(exact(`كتب${mark}`)).toBe('كتب')
    expect(folds(`قال ${`كتب${mark} `}نعم`)).toEqual(['قال', 'كتب', 'نعم'])
    if (mark !== '\u06e5' && mark !== '\u06e6') expect(exact(`ك${mark}تب`)).toBe('كتب')
  })

  test.each(marks.map((mark) => [name(mark), mark]))('%s alone is no word', (_, mark) => {
    expect(folds(mark)).toEqual([])
    expect(folds(`قال ${mark} نعم`)).toEqual(['قال', 'نعم'])
  })

  test.each([
    ['مُدَرِّسَةٌ', 'مدرسة'],
    ['كِتَابًا', 'كتابا'],
    ['السَّلَامُ', 'السلام'],
    ['عَلَيْكُمْ', 'عليكم'],
    ['مِنَ', 'من'],
    ['اللَّيْلِ', 'الليل'],
    ['الضِّلِّيل', 'الضليل'],
    ['ظَلِيل', 'ظليل'],
    ['الجَزِيرَةُ', 'الجزيرة'],
    ['قِرَاءَةً', 'قراءة'],
    ['مُرُوءَات', 'مروءات'],
    ['شَيْءٌ', 'شيء'],
    ['جُزْءَهُ', 'جزءه'],
    ['ضَوْءُهُ', 'ضوءه'],
    ['بَدْءًا', 'بدءا'],
  ])('%s is %s: everyday spelling loses its marks and nothing else', (marked, plain) => {
    expect(exact(marked)).toBe(plain)
  })

  test.each(['\u06dd', '\u08e2', '\u06de', '\u06e9'])('the Qur’an’s sign %s separates words', (sign) => {
    expect(folds(`العالمين${sign}٢`)).toEqual(['العالمين', '2'])
    expect(folds(`كتب${sign}قرأ`)).toEqual(['كتب', 'قرا'])
  })

  test.each([
    ['ك\u0301تاب', 'كتاب'],
    ['ء\u0345ا\u0327دم', 'آدم'],
    ['ـ\u064eءادم', 'آدم'],
  ])('%j is %s: marks of other scripts, and marks before the first letter, hide no rule', (word, plain) => {
    expect(exact(word)).toBe(plain)
  })

  test('marks on other letters stay at exact and go at folded', () => {
    expect(exact('résumé')).toBe('résumé')
    expect(folded('résumé')).toBe('resume')
    expect(exact('שָׁלוֹם')).toBe('שָׁלוֹם'.normalize('NFKC'))
  })
})

describe('tatweel', () => {
  test.each([
    ['كتـــاب', 'كتاب'],
    ['محـمـد', 'محمد'],
    ['اللـــــه', 'الله'],
    ['ـكتاب', 'كتاب'],
    ['كتابـ', 'كتاب'],
    ['رَحْمَـةِ', 'رحمة'],
    ['هـ', 'ه'],
  ])('%s is %s', (word, plain) => {
    expect(exact(word)).toBe(plain)
    expect(folds(word)).toEqual([foldLetters(plain)])
  })

  test('alone it is decoration', () => {
    for (const line of ['ـ', 'ــــــ', 'ـ\u064eـ', 'ـ\u200d']) expect(folds(`قال ${line} نعم`)).toEqual(['قال', 'نعم'])
  })
})

describe('invisible characters', () => {
  const invisible = [
    '\u00ad', // soft hyphen
    '\u034f', // combining grapheme joiner
    '\u061c', // Arabic letter mark
    '\u180e',
    '\u200b', // zero-width space
    '\u200c', // zero-width non-joiner
    '\u200d', // zero-width joiner
    '\u200e', // left-to-right mark
    '\u200f', // right-to-left mark
    ...range(0x202a, 0x202e), // embeddings and overrides
    '\u2060', // word joiner
    ...range(0x2066, 0x2069), // isolates
    ...range(0x206a, 0x206f),
    '\ufe0e', // variation selectors
    '\ufe0f',
    '\ufeff', // byte order mark
    '\u{e0001}',
    '\u{e0100}',
  ]

  test.each(invisible.map((character) => [name(character), character]))('%s neither makes nor ends a word', (_, it) => {
    expect(exact(`كت${it}اب`)).toBe('كتاب')
    expect(folds(`${it}كتاب${it} ${it} ${it}كت${it}اب${it}`)).toEqual(['كتاب', 'كتاب'])
    expect(folds(`${it}2${it}0${it}23`)).toEqual(['2023'])
    expect(folds(`د${it}.${it}ب.أ`)).toEqual(['دبا'])
    expect(folds(`3${it}.${it}14`)).toEqual(['3.14'])
    expect(folds(`N${it}BC`)).toEqual(['nbc'])
    expect(folds(it)).toEqual([])
  })

  test('a range ends with the last letter, not with what nobody sees after it', () => {
    expect(analyzer.analyze('\u202bكتاب\u202c.')).toMatchObject([{ text: 'كتاب', start: 1, end: 5 }])
  })

  test('a mark behind an invisible character is still on its letter', () => {
    expect(exact('ا\u200d\u0653')).toBe('آ')
  })
})

describe('a tanwin on a closing alef', () => {
  test.each(['جدًا', 'جداً', 'كِتَابًا', 'شيئًا', 'جدا\u08f0', 'جد\u08f0ا'])('%s', (word) => {
    expect(readSpelling(word).tanwinAlef).toBe(true)
  })

  test.each(['جدا', 'كتابا', 'كِتَابٌ', 'كِتَابٍ', 'هُدًى', 'سَمَاءً', 'رًاحة'])('not in %s', (word) => {
    expect(readSpelling(word).tanwinAlef).toBe(false)
  })
})
