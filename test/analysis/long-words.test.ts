import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../src/analysis/analyzer.ts'
import type { Token } from '../../src/analysis/token.ts'
import { LONGEST_TOKEN, tokenize } from '../../src/analysis/tokenize.ts'
import { BLOCKS, hostileText } from './support/hostile-text.ts'

const analyzer = createAnalyzer()
const lengths = (text: string) => Array.from(tokenize(text), (token) => token.text.length)

describe('a word without an end', () => {
  test('is a token up to its ten-thousandth unit, and goes on as others', () => {
    expect(lengths('ب'.repeat(LONGEST_TOKEN))).toEqual([LONGEST_TOKEN])
    expect(lengths(`${'ب'.repeat(2 * LONGEST_TOKEN + 5)} ج`)).toEqual([LONGEST_TOKEN, LONGEST_TOKEN, 5, 1])
  })

  test.each(['ب', 'بَ', 'a', 'é', '1', '٣٫', 'د.', 'ـب', '\u1100\u1161', 'ب\u200d'])('of %j is cut, too', (block) => {
    const tokens = [...tokenize(block.repeat(30_000))]
    expect(tokens.length).toBeGreaterThan(2)
    for (const { text } of tokens) expect(text.length).toBeLessThanOrEqual(LONGEST_TOKEN)
  })

  test('is never cut inside a surrogate pair', () => {
    const text = `a${'\u{1d49c}'.repeat(10_000)}`
    const tokens = [...tokenize(text)]
    expect(tokens.map((token) => token.text).join('')).toBe(text)
    for (const token of tokens) expect(token.text.isWellFormed()).toBe(true)
  })

  test('of some thousand units has the terms of its beginning, however many marks it has', () => {
    const word = 'مدرسة'.repeat(40)
    const [plain] = analyzer.analyze(`${word}ب`)
    const [marked, ...more] = analyzer.analyze(`${word.replaceAll(/./gu, (letter) => letter + '\u064e'.repeat(8))}ب`)
    expect(more).toEqual([])
    expect(marked?.text.length).toBeGreaterThan(1_800)
    expect([marked?.terms.exact, marked?.terms.folded]).toEqual([plain?.terms.exact, plain?.terms.folded])
  })

  test('of five million marks is the word before them', () => {
    const tokens = analyzer.analyze(`كتاب${'\u064e'.repeat(5_000_000)} قلم`)
    expect(tokens.map(({ terms }) => terms.exact)).toEqual(['كتاب', 'قلم'])
  })
})

describe('hostile text', () => {
  test('has tokens and terms as any other', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        let last = 0
        const isSound = ({ text: word, start, end, terms }: Token): boolean =>
          text.slice(start, end) === word &&
          start >= last &&
          word.length <= LONGEST_TOKEN + 1 &&
          Object.values(terms).every((term) => term.length <= 200 && term !== '' && !/\s/u.test(term))
        for (const token of analyzer.tokens(text)) {
          if (!isSound(token)) expect(token).toBe('sound')
          last = token.end
        }
      }),
      { numRuns: 100 },
    )
  })

  test.each(Object.entries(BLOCKS))('of nothing but %s is read to its end', (_, block) => {
    const text = block.repeat(Math.ceil(100_000 / block.length))
    for (const { terms } of analyzer.tokens(text)) if (terms.exact.length > 200) throw new Error(terms.exact)
  })

  test('is scanned so many units at a time, whether there are tokens or not', () => {
    const hear = () => true
    for (const block of [' ', '.', '\u064e', 'ـ', '\ud800', '\u200d']) {
      const text = block.repeat(100_000)
      const next = analyzer.scan(text, { from: 0, tokens: 99, units: 1_000 }, analyzer.want(undefined), hear)
      expect(next).toBeLessThanOrEqual(1_000 + LONGEST_TOKEN)
    }
  })
})
