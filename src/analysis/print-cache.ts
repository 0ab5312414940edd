import { LEVEL_NAMES, type Terms } from './token.ts'
import { fingerprint } from './wanted-terms.ts'

/** Two hashes of a word, then the fingerprint of its term at each level. */
const SLOT = 2 + LEVEL_NAMES.length
/** Slots in which a word may be kept. */
const WAYS = 4
/** Groups of such slots, a power of two: all together 8 MB, for a quarter of a million words. */
const GROUPS = 0x10000

/**
 * Remembers the terms of a great many words in little room, as fingerprints: enough to know of nearly every word of a
 * text that it is none of those that are looked for, at a tenth of the cost of a map of strings. Words are told apart by
 * 64 bits; were two taken for one, the worst would be a mark too few. A full group loses one of its words.
 */
export function createPrintCache(termsOf: (word: string) => Terms, groups = GROUPS) {
  const prints = new Int32Array(groups * WAYS * SLOT)

  /** Where in `prints` the fingerprints of the word `text.slice(start, end)` stand, those of all levels in a row. */
  function find(text: string, start: number, end: number): number {
    let first = 0x811c9dc5
    let second = 0x2f0b4c47
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at)
      first = Math.imul(first ^ unit, 0x01000193)
      second = Math.imul(second ^ unit, 0x5bd1e995)
      second ^= second >>> 13
    }
    first ^= first >>> 15
    // No word: an empty slot.
    if (second === 0) second = 1

    const group = (first & (groups - 1)) * WAYS * SLOT
    let slot = group + (second & (WAYS - 1)) * SLOT
    for (let way = group; way < group + WAYS * SLOT; way += SLOT) {
      if (prints[way + 1] === second && prints[way] === first) return way + 2
      if (prints[way + 1] === 0) {
        slot = way
        break
      }
    }
    const terms = termsOf(text.slice(start, end))
    prints[slot] = first
    prints[slot + 1] = second
    for (const [i, level] of LEVEL_NAMES.entries()) prints[slot + 2 + i] = fingerprint(terms[level])
    return slot + 2
  }

  return { prints, find }
}
