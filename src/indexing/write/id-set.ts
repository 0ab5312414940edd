import { hash } from 'node:crypto'

export type IdSet = {
  /** Adds an id; false when it was there. */
  add(id: string): boolean
  has(id: string): boolean
  readonly size: number
}

const MAX_LOAD = 0.5

/**
 * A set of any number of ids at 16 to 32 bytes each: it holds 52 bits of a hash instead of the id (a Set of strings
 * takes several times that and ends at 16.7 million). Two ids are taken for one with a chance of one in 9,000 among a
 * million; then a count of replaced documents is one too high, or one vanished document stays.
 */
export function createIdSet(): IdSet {
  let slots = new Float64Array(1024)
  let size = 0

  /** The slot that holds the key, or the empty one where it belongs (0 is empty). */
  function find(key: number): number {
    let slot = key % slots.length
    while (slots[slot] !== 0 && slots[slot] !== key) slot = (slot + 1) % slots.length
    return slot
  }

  function grow(): void {
    const old = slots
    slots = new Float64Array(old.length * 2)
    for (const key of old) if (key !== 0) slots[find(key)] = key
  }

  return {
    add(id) {
      const key = keyOf(id)
      const slot = find(key)
      if (slots[slot] === key) return false
      slots[slot] = key
      size++
      if (size > slots.length * MAX_LOAD) grow()
      return true
    },
    has: (id) => slots[find(keyOf(id))] !== 0,
    get size() {
      return size
    },
  }
}

const keyOf = (id: string): number => Number.parseInt(hash('sha1', id).slice(0, 13), 16) + 1
