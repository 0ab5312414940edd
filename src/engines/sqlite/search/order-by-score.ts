import { nthBest } from './nth-best.ts'
import type { ScoredRows } from './scored-rows.ts'
import type { TieGroup } from './take-page.ts'

/**
 * The rows in groups of equal score, best first: those from `from` on (all when undefined), at least `count` of them
 * below `from` when there are so many. Scores that can't come onto the page are not sorted.
 */
export function orderByScore({ rows, scores }: ScoredRows, from: number | undefined, count: number): TieGroup[] {
  const least = leastScore(from === undefined ? scores : scores.filter((score) => score < from), count)
  const groups = new Map<number, number[]>()
  for (let i = 0; i < rows.length; i++) {
    const score = scores[i] as number
    if (score < least || (from !== undefined && score > from)) continue
    const row = rows[i] as number
    const group = groups.get(score)
    if (group === undefined) groups.set(score, [row])
    else group.push(row)
  }
  return [...groups].sort(([a], [b]) => b - a).map(([value, group]) => ({ value, rows: group }))
}

const leastScore = (scores: Float64Array, count: number): number =>
  count >= scores.length ? -Infinity : nthBest(scores.slice(), Math.max(count, 1))
