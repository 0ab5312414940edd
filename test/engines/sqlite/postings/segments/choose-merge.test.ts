import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOST_DOCUMENTS } from '../../../../../src/engines/sqlite/postings/format/posting-list.ts'
import { type Candidate, chooseMerge } from '../../../../../src/engines/sqlite/postings/segments/choose-merge.ts'

const live = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 100 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: MOST_DOCUMENTS }) },
)
const candidates = fc
  .array(live, { maxLength: 60 })
  .map((sizes) => sizes.map((size, i): Candidate => ({ number: i + 1, live: size })))

/** Merges as often as there is something to; returns what is left, and how often each document was written again. */
function mergeAll(before: readonly Candidate[], eager: boolean): { left: Candidate[]; written: number } {
  let left = [...before]
  let written = 0
  for (let number = before.length + 1; ; number++) {
    const chosen = new Set(chooseMerge(left, eager))
    if (chosen.size === 0) return { left, written }
    const joined = left.filter((segment) => chosen.has(segment.number))
    expect(joined).toHaveLength(chosen.size)
    const size = joined.reduce((sum, segment) => sum + segment.live, 0)
    expect(size).toBeLessThanOrEqual(MOST_DOCUMENTS)
    // One that nothing is joined with is dropped, or it would be written over and over.
    expect(chosen.size > 1 || size === 0).toBe(true)
    left = left.filter((segment) => !chosen.has(segment.number))
    if (size > 0) left.push({ number, live: size })
    written += size
  }
}

test('no merge is too large, and it ends', () => {
  fc.assert(
    fc.property(candidates, fc.boolean(), (segments, eager) => {
      const { left } = mergeAll(segments, eager)
      const sum = (some: readonly Candidate[]) => some.reduce((count, segment) => count + segment.live, 0)
      expect(sum(left)).toBe(sum(segments))
      expect(left.every((segment) => segment.live > 0)).toBe(true)
    }),
  )
})

test('what it leaves are few of each size', () => {
  fc.assert(
    fc.property(candidates, (segments) => {
      const small = mergeAll(segments, false).left.filter((segment) => segment.live < MOST_DOCUMENTS / 2)
      for (const same of Map.groupBy(small, (segment) => segment.live.toString(8).length).values()) {
        expect(same.length).toBeLessThan(8)
      }
    }),
  )
})

test('eagerly, all that is not half full already becomes one', () => {
  fc.assert(
    fc.property(candidates, (segments) => {
      const { left } = mergeAll(segments, true)
      expect(left.filter((segment) => segment.live < MOST_DOCUMENTS / 2).length).toBeLessThanOrEqual(1)
    }),
  )
})

test('100,000 commits of one document each: few segments at any time, and each document is written again seldom', () => {
  const COMMITS = 100_000
  let segments: Candidate[] = []
  let most = 0
  let written = 0
  for (let number = 1; number <= COMMITS; number++) {
    segments.push({ number: 2 * number, live: 1 })
    const chosen = new Set(chooseMerge(segments, false))
    if (chosen.size > 0) {
      const size = segments.reduce((sum, segment) => (chosen.has(segment.number) ? sum + segment.live : sum), 0)
      segments = segments.filter((segment) => !chosen.has(segment.number))
      segments.push({ number: 2 * number + 1, live: size })
      written += size
    }
    most = Math.max(most, segments.length)
  }
  expect(segments.reduce((sum, segment) => sum + segment.live, 0)).toBe(COMMITS)
  // Seven of each power of eight below half a segment, and those that stay.
  expect(most).toBeLessThanOrEqual(7 * 5 + 3)
  expect(written / COMMITS).toBeLessThanOrEqual(5)
})
