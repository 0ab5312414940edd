import { describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import { readSpelling } from '../../../src/analysis/spelling/read-spelling.ts'

const analyzer = createAnalyzer()
const exacts = (text: string) => analyzer.analyze(text).map(({ terms }) => terms.exact)
const folds = (text: string) => analyzer.analyze(text).map(({ terms }) => terms.folded)

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index))
const assigned = (character: string) => !/\p{Cn}/u.test(character)

/** All of both blocks but what is no letter: the ornate brackets U+FD3E and FD3F, and the non-characters. */
const FORMS = [...range(0xfb50, 0xfdff), ...range(0xfe70, 0xfefc)].filter(
  (form) => assigned(form) && /[\p{L}\p{M}\ufdfc]/u.test(form),
)

const MARK_FORMS = [...range(0xfc5e, 0xfc63), ...range(0xfcf2, 0xfcf4), ...range(0xfe70, 0xfe7f)].filter(assigned)

describe('presentation forms', () => {
  test('there are some', () => expect(FORMS.length).toBeGreaterThan(700))

  test.each(FORMS)('%s is read as the letters it stands for', (form) => {
    const plain = readSpelling(form).plain
    expect(plain).not.toMatch(/[\ufb50-\ufdce\ufdd0-\ufdfc\ufe70-\ufefc\u0640\s]/)
    expect(plain).toBe(readSpelling(form.normalize('NFKC').replace(/\s/g, '')).plain)
  })

  test.each(MARK_FORMS)('%s is a mark: it goes inside a word and is none itself', (form) => {
    // U+FC63 holds a dagger alef, which is the alef of كتاب.
    expect(exacts(`كت${form}ب`)).toEqual([form === '\ufc63' ? 'كتاب' : 'كتب'])
    expect(exacts(form)).toEqual([])
  })

  // The 28 letters as they stand in old files: isolated, final, initial and medial shapes.
  test.each([
    ['\ufefb', 'لا'],
    ['\ufef7', 'لأ'],
    ['\ufef9', 'لإ'],
    ['\ufef5', 'لآ'],
    ['\ufedb\ufe98\ufe8e\ufe8f', 'كتاب'],
    ['\ufee3\ufeaa\ufead\ufeb3\ufe94', 'مدرسة'],
    ['\ufe8d\ufefb\ufeb3\ufefc\ufee1', 'الاسلام'],
    ['\ufee3\ufebc\ufec4\ufed4\ufef0', 'مصطفى'],
    ['\ufeb7\ufef2\ufe80', 'شيء'],
    ['\ufbfe\ufee3\ufef2', 'يمي'],
    ['\ufba9\ufbfe', 'هي'],
    ['\ufd50', 'تجم'],
    ['\ufdf2', 'الله'],
    ['\ufdf3', 'اكبر'],
    ['\ufdf4', 'محمد'],
    ['\ufdf6', 'رسول'],
    ['\ufdf7', 'عليه'],
    ['\ufdf8', 'وسلم'],
    ['\ufdf9', 'صلى'],
    ['\ufdfc', 'ريال'],
    ['عبد\ufdf2', 'عبدالله'],
  ])('%s is %s', (form, word) => expect(exacts(form)).toEqual([word]))

  test('the ornate brackets are brackets', () => expect(exacts('\ufd3fكتاب\ufd3e')).toEqual(['كتاب']))

  test('a hundred rials', () => expect(folds('۱۰۰ ﷼')).toEqual(['100', 'ريال']))
})

describe('formulas of one character', () => {
  const FORMULAS = [...range(0xfd40, 0xfd4f), '\ufdcf', '\ufdf5', '\ufdfa', '\ufdfb', '\ufdfd', '\ufdfe', '\ufdff']

  test.each(FORMULAS)('%s is a token of its own, glued or not, and a stop word', (formula) => {
    const [before, token, after, ...rest] = analyzer.analyze(`محمد${formula}قال`)
    expect([before?.text, token?.text, after?.text, rest.length]).toEqual(['محمد', formula, 'قال', 0])
    expect(token?.stopWord).toBe(true)
    for (const term of Object.values(token?.terms ?? {})) expect(term).toMatch(/^\S+$/)
    expect(analyzer.analyze(formula)).toHaveLength(1)
  })

  test('where Unicode spells it out, its term is the words without spaces', () => {
    expect(exacts('\ufdfa')).toEqual(['صلىاللهعليهوسلم'])
    expect(exacts('\ufdfb')).toEqual(['جلجلاله'])
    expect(exacts('\ufdf5')).toEqual(['صلعم'])
  })
})
