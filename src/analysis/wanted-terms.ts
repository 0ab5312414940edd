import { LEVEL_NAMES, type LevelName, type WantedTerms } from './token.ts'

/** A power of two, large enough that a word is seldom taken for a wanted one. */
const SIZE = 0x1000

/** 16 bits that stand for a term. Different terms may have the same: whoever finds a match looks at the term itself. */
export function fingerprint(term: string): number {
  let print = 0x811c9dc5
  for (let at = 0; at < term.length; at++) print = Math.imul(print ^ term.charCodeAt(at), 0x01000193)
  // The last characters have not reached the low bits yet, by which terms are told apart.
  print = Math.imul(print ^ (print >>> 15), 0x85ebca6b)
  return (print ^ (print >>> 13)) & 0xffff
}

/** The terms to look for in a text. */
export function createWantedTerms(terms: Iterable<readonly [LevelName, string]>): WantedTerms {
  // For each end of a fingerprint, one bit a level.
  const levels = new Uint8Array(SIZE)
  let count = 0
  for (const [level, term] of terms) {
    const place = fingerprint(term) & (SIZE - 1)
    levels[place] = (levels[place] ?? 0) | (1 << LEVEL_NAMES.indexOf(level))
    count++
  }
  return {
    amount: count === 0 ? 'none' : 'some',
    mayHold(prints, at) {
      for (let i = 0; i < LEVEL_NAMES.length; i++) {
        const level = levels[(prints[at + i] ?? 0) & (SIZE - 1)] ?? 0
        if ((level >> i) & 1) return true
      }
      return false
    },
  }
}

/** Everything is looked at. */
export const ANY_TERM: WantedTerms = { amount: 'any', mayHold: () => true }
