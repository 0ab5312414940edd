import { nthBest } from './nth-best.ts'
import type { TieGroup } from './take-page.ts'

/**
 * The rows in groups of equal score, best first: those from `from` on (all when undefined), at least `count` of them
 * below `from` when there are so many. Scores that can't come onto the page are not sorted.
 */
export function orderByScore(
  rows: readonly number[],
  scores: Float64Array,
  from: number | undefined,
  count: number,
): TieGroup[] {
  const below = from === undefined ? rows : rows.filter((row) => (scores[row] ?? 0) < from)
  const least = leastScore(below, scores, count)
  const groups = new Map<number, number[]>()
  for (const row of rows) {
    const score = scores[row] ?? 0
    if (score < least || (from !== undefined && score > from)) continue
    const group = groups.get(score)
    if (group === undefined) groups.set(score, [row])
    else group.push(row)
  }
  return [...groups].sort(([a], [b]) => b - a).map(([value, group]) => ({ value, rows: group }))
}

function leastScore(rows: readonly number[], scores: Float64Array, count: number): number {
  if (count >= rows.length) return -Infinity
  const copy = new Float64Array(rows.length)
  for (const [i, row] of rows.entries()) copy[i] = scores[row] ?? 0
  return nthBest(copy, Math.max(count, 1))
}
