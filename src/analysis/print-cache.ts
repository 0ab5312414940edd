import { LEVEL_NAMES, type Terms } from './token.ts'
import { fingerprint } from './wanted-terms.ts'

/** 32 bits of a word's hash, then the fingerprint of its term at each level, in units of 16 bits. */
const SLOT = 2 + LEVEL_NAMES.length
/** Slots in which a word may be kept. */
const WAYS = 8
/** Groups of such slots, a power of two: all together 4 MB, for a quarter of a million words. */
const GROUPS = 0x8000

/**
 * Remembers the terms of a great many words in little room, as fingerprints: enough to know of nearly every word of a
 * text that it is none of those that are looked for, at a tenth of the cost of a map of strings. Words are told apart by
 * 47 bits; were two taken for one, the worst would be a mark too few. A full group loses one of its words.
 */
export function createPrintCache(termsOf: (word: string) => Terms, groups = GROUPS) {
  const prints = new Uint16Array(groups * WAYS * SLOT)

  /** Where in `prints` the fingerprints of the word `text.slice(start, end)` stand, those of all levels in a row. */
  function find(text: string, start: number, end: number): number {
    let place = 0x811c9dc5
    let hash = 0x2f0b4c47
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at)
      place = Math.imul(place ^ unit, 0x01000193)
      hash = Math.imul((hash ^ unit) + (hash >>> 15), 0x5bd1e995)
    }
    // The last characters have not reached the low bits yet.
    const group = ((place ^ (place >>> 15)) & (groups - 1)) * WAYS * SLOT
    const low = hash & 0xffff
    // 0 is an empty slot.
    const high = hash >>> 16 || 1

    let slot = group + (low & (WAYS - 1)) * SLOT
    for (let way = group; way < group + WAYS * SLOT; way += SLOT) {
      if (prints[way] === high && prints[way + 1] === low) return way + 2
      if (prints[way] === 0) {
        slot = way
        break
      }
    }
    const terms = termsOf(text.slice(start, end))
    prints[slot] = high
    prints[slot + 1] = low
    for (const [i, level] of LEVEL_NAMES.entries()) prints[slot + 2 + i] = fingerprint(terms[level])
    return slot + 2
  }

  return { prints, find }
}
