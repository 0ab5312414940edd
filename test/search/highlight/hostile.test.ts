import { describe, expect, test } from 'vitest'
import type { QueryLeaf } from '../../../src/query/tree.ts'
import { highlightDocument } from './support/highlight-document.ts'
import { alternatives, analyzer, leaf, phrase, prefix, word } from './support/leaves.ts'

const LEVELS = { matches: ['exact', 'folded', 'stem'], fallback: ['broad'] } as const
const many = (n: number, text: string) => Array.from({ length: n }, () => text).join(' ')
const anyLetter = `{${['ا', 'ب', 'ج', 'ا ا', 'ا ب', 'ا ا ا'].join('|')}}`

/** A text at the limit takes tenths of a second, with forty leaves in every word three; anything quadratic takes minutes. */
const SECONDS = 15

describe('a hostile document costs no more than a long one', () => {
  test.each<[string, string, QueryLeaf['match'][]]>([
    ['one word over and over', many(100_000, 'ا'), [word('ا')]],
    ['a phrase that begins everywhere', many(100_000, 'ا'), [phrase(`${many(39, 'ا')} ب`)]],
    ['a phrase that stands everywhere', many(100_000, 'ا'), [phrase(many(40, 'ا'))]],
    ['a phrase with a boundless slop', many(100_000, 'ا'), [phrase('ا ب', 1e9), phrase('ا ا', 1e9)]],
    ['alternatives in every place of a phrase', many(100_000, 'ا'), [phrase(many(13, anyLetter), 5)]],
    ['many leaves', many(100_000, 'ا'), Array.from({ length: 40 }, () => alternatives('ا', 'ا ا', 'ب'))],
    ['many prefixes', many(50_000, 'اااا'), Array.from({ length: 40 }, (_, i) => prefix('ا'.repeat(2 + (i % 3))))],
    ['one word without an end', 'ا'.repeat(1_000_000), [word('ا'), prefix('اا')]],
    ['marks without an end', `ا${'\u064e'.repeat(199_000)} كتاب`, [word('كتاب')]],
    ['marks without a word', `كتاب -${'\u064e'.repeat(190_000)} قلم`, [word('كتاب'), word('قلم')]],
    ['white space without an end', `كتاب${' '.repeat(190_000)}كتاب${' '.repeat(9_000)}`, [word('كتاب')]],
    ['full stops without an end', `كتاب${'.'.repeat(190_000)}كتاب`, [word('كتاب')]],
    ['joined words without an end', 'ا_'.repeat(100_000), [word('ا')]],
    ['bidi controls', 'ا\u202e\u2066'.repeat(66_000), [word('ا')]],
    ['markup', '<b>ا</b>'.repeat(25_000), [word('ا')]],
  ])(
    '%s',
    async (_, text, matches) => {
      const leaves = matches.map((match) => leaf(match))
      const start = performance.now()
      await highlightDocument({ document: { id: '1', text }, fields: ['text'], leaves, analyzer, levels: LEVELS })
      expect(performance.now() - start).toBeLessThan(SECONDS * 1000)
    },
    120_000,
  )
})
