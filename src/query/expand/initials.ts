import { MEEM, WAW } from '../../analysis/spelling/letters.ts'
import type { QueryWord } from '../tree.ts'
import type { Expander, Finding, Variant } from './expander.ts'

const ARABIC_LETTER = /^[\u0621-\u064a]$/
const DOTTED = /^[\u0621-\u064a](?:\.[\u0621-\u064a])+$/
const DIGITS = /^\d+$/

/** Joined, two letters are mostly a word: أ.ب is written like أب (father), ق.م like قم. */
const PAIR_WEIGHT = 0.5

/** Letters that stand for words: أ ف ب, أ.ف.ب; joined (أفب) those of `agencies` only, which are given apart. */
export function createInitials(agencies: readonly string[]): Expander {
  const joined = new Map(agencies.map((letters) => [letters.replaceAll(' ', ''), letters]))
  return (words) => {
    const findings: Finding[] = []
    for (let from = 0; from < words.length; ) {
      const length = Math.max(countLetters(words, from), 1)
      const variants = length > 1 ? joinLetters(words.slice(from, from + length)) : splitLetters(words[from], joined)
      if (variants.length > 0) findings.push({ from, length, variants, apart: false })
      from += length
    }
    return findings
  }
}

/** How many single letters follow one another from here on. A lone و is "and", and a م behind a number its era. */
function countLetters(words: readonly QueryWord[], from: number): number {
  if (words[from]?.text === MEEM && DIGITS.test(words[from - 1]?.terms.folded ?? '')) return 0
  const end = words.findIndex(({ text }, at) => at >= from && (!ARABIC_LETTER.test(text) || text === WAW))
  return (end === -1 ? words.length : end) - from
}

function joinLetters(letters: readonly QueryWord[]): Variant[] {
  const text = letters.map((letter) => letter.text).join('.')
  return [letters.length > 2 ? { text, weight: 1 } : { text, weight: PAIR_WEIGHT, level: 'exact' }]
}

function splitLetters(word: QueryWord | undefined, joined: ReadonlyMap<string, string>): Variant[] {
  if (word === undefined) return []
  const letters = DOTTED.test(word.text) ? word.text.replaceAll('.', ' ') : joined.get(word.terms.exact)
  return letters === undefined ? [] : [{ text: letters, weight: 1 }]
}
