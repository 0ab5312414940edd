import { expect, it } from 'vitest'
import { PLACEHOLDER } from '../../../src/analysis/token.ts'
import { leafKey } from '../../../src/query/analyse/leaf-key.ts'
import type { QueryLeaf, QueryWord } from '../../../src/query/tree.ts'

const word = (text: string, stem: string): QueryWord => {
  return {
    type: 'word',
    text,
    terms: { marked: PLACEHOLDER, exact: text, folded: text, bare: text, stem, broad: stem },
    stopWord: false,
  }
}
const key = (match: QueryLeaf['match'], fields = ['text']) => leafKey({ type: 'leaf', match, fields, weight: 1 })
const phrase = (...words: QueryWord[]) => key({ type: 'phrase', words, slop: 0 })

it('knows a word by its stem, its level and its fields', () => {
  expect(key(word('الكتاب', 'كتاب'))).toBe(key(word('كتاب', 'كتاب')))
  expect(key(word('كتاب', 'كتاب'))).not.toBe(key({ ...word('كتاب', 'كتاب'), level: 'exact' }))
  expect(key(word('كتاب', 'كتاب'))).not.toBe(key(word('كتاب', 'كتاب'), ['title']))
})

it('knows the words of a phrase by their spelling', () => {
  expect(phrase(word('الكتاب', 'كتاب'))).not.toBe(phrase(word('كتاب', 'كتاب')))
  expect(phrase(word('كتاب', 'كتاب'))).not.toBe(key(word('كتاب', 'كتاب')))
})

it('tells words apart of which the stem level leaves nothing', () => {
  expect(key(word('ء', PLACEHOLDER))).not.toBe(key(word('ـّ', PLACEHOLDER)))
})

it('takes spellings in any order', () => {
  const variants = [word('مائة', 'مائة'), word('مئة', 'مئة')].map((word) => ({ weight: 1, words: [word] }))
  const alternatives = (of: typeof variants) => key({ type: 'alternatives', text: '', variants: of })
  expect(alternatives(variants)).toBe(alternatives(variants.toReversed()))
  expect(alternatives(variants)).not.toBe(alternatives(variants.slice(1)))
})
