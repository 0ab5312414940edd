import { expect, test } from 'vitest'
import type { Rule } from '../../../src/analysis/stemmer/cut.ts'
import { seatLastHamza } from '../../../src/analysis/stemmer/hamza.ts'
import { readWord, withoutLast } from '../../../src/analysis/stemmer/word.ts'
import { type Counts, vocabularyOf } from './lists.ts'

/**
 * A word with a plus before its ending, the only words that anybody has counted, what a rule leaves of it, and why.
 * Of words of two letters only `SHORT_NOUNS` are nouns.
 */
export type RestCase = readonly [word: string, counts: Counts, rest: string | undefined, why: string]

const SHORT_NOUNS = ['رب', 'يد']

/** Tests a rule's check of what stands before an ending. */
export function testRests(rest: Rule['rest'], cases: readonly RestCase[]): void {
  test.each(cases)('%s by %j: %s, %s', (parted, counts, expected) => {
    const [before = '', ending = ''] = parted.split('+')
    const vocabulary = vocabularyOf(counts, SHORT_NOUNS)
    const word = readWord(before + ending)
    const bare = seatLastHamza(withoutLast(word, ending.length), vocabulary)
    expect(rest(word, bare, vocabulary)?.plain).toBe(expected)
  })
}
