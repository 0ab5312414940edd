import { LEVEL_NAMES, type LevelName } from '../../../analysis/token.ts'
import { encodeTerms } from './encode-terms.ts'

/** How often terms stand at each level. */
export type TermCounts = {
  /** Encoded term → its number. */
  readonly numbers: ReadonlyMap<string, number>
  /** For each number as many counts as there are levels. */
  readonly counts: Uint32Array
}

const LEVEL_COUNT = LEVEL_NAMES.length

/** Terms that there is room for at first; most documents have fewer. */
const FIRST_ROOM = 1_024

/** UTF-16 units of a stream that are split at once: split whole, the terms of a long one would take many times its size. */
const BLOCK_UNITS = 65_536

/** Counts the terms of a text's streams, which have the same number of terms. */
export function countTermsByLevel(streams: Readonly<Record<LevelName, string>>): TermCounts {
  const numbers = new Map<string, number>()
  let counts = new Uint32Array(FIRST_ROOM * LEVEL_COUNT)

  function numberOf(term: string): number {
    const known = numbers.get(term)
    if (known !== undefined) return known
    const number = numbers.size
    numbers.set(term, number)
    if (numbers.size * LEVEL_COUNT > counts.length) {
      const grown = new Uint32Array(counts.length * 2)
      grown.set(counts)
      counts = grown
    }
    return number
  }

  const readers = LEVEL_NAMES.map((level) => readTerms(streams[level]))
  for (let left = true; left; ) {
    left = false
    let last = ''
    let number = 0
    for (let i = 0; i < LEVEL_COUNT; i++) {
      const term = readers[i]?.()
      if (term === undefined) continue
      left = true
      if (term === '') continue
      // Mostly the next level has the same term, and comparing is faster than looking it up.
      if (term !== last) number = numberOf(term)
      last = term
      const at = number * LEVEL_COUNT + i
      counts[at] = (counts[at] ?? 0) + 1
    }
  }
  return { numbers, counts }
}

/** Gives the encoded terms of a stream one after the other, then undefined. */
function readTerms(stream: string): () => string | undefined {
  let block: readonly string[] = []
  let next = 0
  let from = 0
  return () => {
    if (next === block.length) {
      if (from > stream.length) return undefined
      const space = stream.indexOf(' ', from + BLOCK_UNITS)
      const to = space < 0 ? stream.length : space
      block = encodeTerms(stream.slice(from, to)).split(' ')
      next = 0
      from = to + 1
    }
    return block[next++]
  }
}
