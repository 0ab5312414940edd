import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../src/analysis/analyzer.ts'
import { explainToken, explainWord } from '../../src/analysis/explain.ts'
import { arbitraryText } from './support/arbitrary-text.ts'

const analyzer = createAnalyzer()
const look = (text: string) => text.normalize('NFC')

describe('each rule that fired on a word, in order', () => {
  test.each<[word: string, steps: string[]]>([
    ['وللمعلمين', ['conjunction و: للمعلمين', 'preposition ل + article: معلمين', 'plural or dual ين: معلم']],
    ['والمدرسة', ['conjunction و + article: مدرسة', 'letters folded: مدرسه']],
    ['الكتاب', ['article ال: كتاب', 'weak letters: كتب']],
    ['مدرستين', ['dual of a feminine تين: مدرسة', 'letters folded: مدرسه']],
    ['سياستهم', ['pronoun هم: سياسة', 'feminine ة: سياس', 'weak letters: سس']],
    ['مصريين', ['plural or dual ين: مصري', 'of the family of مصر: مصر']],
    ['اسعار', ['plural of سعر: سعر']],
    ['الطلبة', ['article ال: طلبة', 'plural of طالب: طالب', 'weak letters: طلب']],
    ['راس', ['hamza restored: رأس', 'letters folded: رءس', 'weak letters: رس']],
    ['قَمَر', ['marks: قمر']],
    ['قمـــر', ['tatweel: قمر']],
    ['قم\u200fر', ['invisible characters: قمر']],
    ['ﻗﻤﺮ', ['presentation form: قمر']],
    ['شکر', ['same letter: شكر']],
    ['٢٠٢٣', ['letters folded: 2023']],
    ['Café', ['capitals: café', 'letters folded: cafe']],
    ['د.ب.ج', ['dots of initials: دبج']],
    [`قمر${'\u064e'.repeat(20)}`, [`excess marks: قمر${'\u064e'.repeat(8)}`, 'marks: قمر']],
    [
      'ٱلصَّلَوٰةَ',
      [
        'same letter: الصَّلَوٰةَ',
        'Qur’anic spelling: الصَّلَاةَ',
        'marks: الصلاة',
        'article ال: صلاة',
        'letters folded: صلاه',
        'weak letters: صله',
      ],
    ],
    [
      'ٱلْـَٔاخِرَ',
      ['same letter: الْـَٔاخِرَ', 'hamza on the line: الْآخِرَ', 'marks: الآخر', 'article ال: آخر', 'letters folded: اخر'],
    ],
    ['قمر', []],
    ['\u064e', ['marks: ', 'no letters: ␣']],
    ['x'.repeat(201), [`longest term: ${'x'.repeat(200)}`]],
  ])('%s', (word, expected) => {
    const steps = explainWord(word).steps.map(({ rule, to }) => `${rule}: ${to}`)
    expect(steps.map(look)).toEqual(expected.map(look))
  })
})

test('the same word in Unicode’s other form is no step', () => {
  for (const form of ['NFC', 'NFD'])
    expect(explainWord('أسماء'.normalize(form)).steps).toEqual(explainWord('أسماء').steps)
})

test('steps follow one another from the word to its broadest term, and each changes something', () => {
  fc.assert(
    fc.property(arbitraryText, (text) => {
      for (const token of analyzer.analyze(text)) {
        const { steps, terms } = explainWord(token.text)
        expect(analyzer.explain(token.text)).toEqual({ steps, terms })
        expect(terms).toEqual(token.terms)
        expect(explainToken(token, analyzer)).toEqual({ ...token, steps })
        let word = token.text
        for (const { rule, from, to } of steps) {
          expect(rule).not.toBe('')
          expect(look(from)).toBe(look(word))
          expect(to).not.toBe(from)
          word = to
        }
        expect(look(word)).toBe(look(terms.broad))
      }
    }),
    { numRuns: 2_000 },
  )
})

test('hostile words are explained in linear time', () => {
  const start = performance.now()
  for (const word of [`ك${'\u064e\u0651'.repeat(50_000)}`, 'وال'.repeat(50_000), `ك${'ـ\u064e'.repeat(50_000)}ب`]) {
    explainWord(word)
  }
  expect(performance.now() - start).toBeLessThan(4_000)
})
