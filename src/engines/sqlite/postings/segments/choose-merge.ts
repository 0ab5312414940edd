import { MOST_DOCUMENTS } from '../format/posting-list.ts'

/** A segment and how many of its documents are there. */
export type Candidate = { readonly number: number; readonly live: number }

/** So many segments of about one size become one: every document is written again once for each power of this. */
const SAME_SIZE = 8

/** From so many documents on a segment stays as it is; a smaller one may be joined with others of its size. */
const FULL = MOST_DOCUMENTS / 2

/**
 * Which segments are joined next; none: they are few enough. `eager`: whatever fits into one segment, at a time when
 * nobody waits and nothing will be added soon.
 */
export function chooseMerge(segments: readonly Candidate[], eager: boolean): number[] {
  const empty = segments.filter(({ live }) => live === 0)
  if (empty.length > 0) return empty.map(({ number }) => number)
  const small = segments.filter(({ live }) => live < FULL).sort((a, b) => a.live - b.live)
  const groups = eager
    ? [small]
    : Map.groupBy(small, ({ live }) => Math.floor(Math.log(live) / Math.log(SAME_SIZE))).values()
  for (const group of groups) {
    const fitting = takeFitting(group)
    if (fitting.length > 1 && (eager || group.length >= SAME_SIZE)) return fitting.map(({ number }) => number)
  }
  return []
}

/** The smallest ones that together are no more than a segment may be. */
function takeFitting(smallestFirst: readonly Candidate[]): Candidate[] {
  let sum = 0
  return smallestFirst.filter(({ live }) => {
    sum += live
    return sum <= MOST_DOCUMENTS
  })
}
