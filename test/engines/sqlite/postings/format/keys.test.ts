import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginningFamily, beginningOf, wordFamily } from '../../../../../src/engines/sqlite/postings/format/keys.ts'

const letter = fc.constantFrom('a', 'ك', '𐍈', '\u0301')

test.each([
  ['', undefined],
  ['ك', undefined],
  ['كت', 'كت'],
  ['كتاب', 'كت'],
  // Two units; a letter that has both of them stays whole.
  ['𐍈', '𐍈'],
  ['𐍈ab', '𐍈'],
  ['a𐍈b', 'a𐍈'],
])('the beginning of "%s"', (term, expected) => {
  expect(beginningOf(term)).toBe(expected)
})

test('a beginning begins its term, is its own beginning, and is as long for every term that begins so', () => {
  fc.assert(
    fc.property(fc.string({ unit: letter }), fc.string(), (term, more) => {
      const beginning = beginningOf(term)
      if (beginning === undefined) return
      expect(term.startsWith(beginning)).toBe(true)
      expect(beginning.isWellFormed()).toBe(true)
      expect(beginningOf(beginning)).toBe(beginning)
      expect(beginningOf(term + more)).toBe(beginning)
    }),
  )
})

test('families of words and of beginnings never share a number', () => {
  const numbers = Array.from({ length: 100 }, (_, i) => [wordFamily(i), beginningFamily(i)]).flat()
  expect(new Set(numbers).size).toBe(200)
})
