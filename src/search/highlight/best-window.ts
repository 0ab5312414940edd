import { endOf, startOf } from '../matching/read-tokens.ts'
import type { MarkedStretch } from './marked-stretches.ts'
import type { Reading } from './read-field.ts'

/** Neighbouring marks, by their numbers, both included. */
export type Window = { readonly from: number; readonly to: number }

/** What one leaf is worth in a window, and what it is worth to the snippets chosen so far: nothing if they show it. */
export type LeafValue = { readonly value: number; unseen: number }

/** Whole numbers, so that adding and taking away is exact and equal windows tie. */
const UNIT = 1_000_000

/** The value of each leaf, by its number: between 1 and 2 units, so two leaves count more than one,
 * and a leaf that is rare in this field more than a common one. */
export function leafValues(marked: readonly MarkedStretch[]): LeafValue[] {
  const occurrences: number[] = []
  for (const { leaves } of marked) for (const leaf of leaves) occurrences[leaf] = (occurrences[leaf] ?? 0) + 1
  return Array.from(occurrences, (n = 1) => {
    const value = Math.round(UNIT * (1 + 1 / n))
    return { value, unseen: value }
  })
}

/**
 * The run of neighbouring marks within `width` units that shows most: leaves not shown yet first, then leaves at all,
 * then marks; on a tie the earlier. Marks that are `used` are in no window; a mark wider than `width` is one by itself.
 * Two pointers: every mark enters and leaves a window once.
 */
export function bestWindow(
  { reading, width, values }: { reading: Reading; width: number; values: readonly LeafValue[] },
  used: ReadonlySet<number>,
): Window | undefined {
  const { marked } = reading
  const counts = new Uint32Array(values.length)
  let seen = 0
  let unseen = 0
  const enter = (stretch: MarkedStretch) => {
    for (const leaf of stretch.leaves) {
      const before = counts[leaf] ?? 0
      counts[leaf] = before + 1
      if (before > 0) continue
      seen += values[leaf]?.value ?? 0
      unseen += values[leaf]?.unseen ?? 0
    }
  }
  const leave = (stretch: MarkedStretch) => {
    for (const leaf of stretch.leaves) {
      const after = (counts[leaf] ?? 0) - 1
      counts[leaf] = after
      if (after > 0) continue
      seen -= values[leaf]?.value ?? 0
      unseen -= values[leaf]?.unseen ?? 0
    }
  }

  let best: Window | undefined
  let most: readonly [unseen: number, seen: number, marks: number] = [-1, -1, -1]
  let next = 0
  for (const [i, first] of marked.entries()) {
    if (used.has(i)) continue
    if (next < i) next = i
    for (let last = marked[next]; last !== undefined; last = marked[next]) {
      const fits = !used.has(next) && endOf(reading, last.to) - startOf(reading, first.from) <= width
      if (next > i && !fits) break
      enter(last)
      next++
    }
    const marks = next - i
    const [mostUnseen, mostSeen, mostMarks] = most
    const ties = unseen === mostUnseen
    if (unseen > mostUnseen || (ties && (seen > mostSeen || (seen === mostSeen && marks > mostMarks)))) {
      best = { from: i, to: next - 1 }
      most = [unseen, seen, marks]
    }
    leave(first)
  }
  return best
}
