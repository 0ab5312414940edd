import { describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../src/analysis/analyzer.ts'
import { LEVELS } from '../../src/analysis/levels.ts'
import { LEVEL_NAMES, PLACEHOLDER } from '../../src/analysis/token.ts'

const analyzer = createAnalyzer()
const termsOf = (word: string) => analyzer.analyze(word).map(({ terms }) => terms)

describe('levels', () => {
  test('are those that the contract names, in its order, each with its reason', () => {
    expect(Object.keys(LEVELS)).toEqual([...LEVEL_NAMES])
    expect(Object.values(LEVELS).filter(({ why }) => why === '')).toEqual([])
  })

  test('a term is cut at 200 units', () => {
    expect(termsOf('كتاب'.repeat(100))[0]?.folded).toBe('كتاب'.repeat(50))
  })

  test('but never inside a surrogate pair', () => {
    expect(termsOf(`a${'\u{20000}'.repeat(150)}`)[0]?.exact).toBe(`a${'\u{20000}'.repeat(99)}`)
  })

  test('a word of which a level leaves nothing keeps its position with a placeholder', () => {
    // A lone iota subscript is an accent without a letter.
    expect(termsOf('\u037a')[0]?.folded).toBe(PLACEHOLDER)
    expect(termsOf('كتب \u037a كتب')).toHaveLength(3)
  })

  test('the placeholder itself is no word', () => expect(termsOf(PLACEHOLDER)).toEqual([]))
})

describe('the analyzer', () => {
  test('makes tokens one by one, and all at once the same ones', () => {
    const text = 'قال الوزير: نعم'
    expect([...analyzer.tokens(text)]).toEqual(analyzer.analyze(text))
    expect(analyzer.tokens(text)[Symbol.iterator]().next().value?.text).toBe('قال')
  })

  test('has a version', () => expect(analyzer.version).toMatch(/^\S+$/))
})
