import type { MatchMode } from '../match-mode.ts'

/** The least number of `count` clauses that must match. `most` is all of one or two, else seven in ten, rounded up. */
export function minimumShould(match: MatchMode, count: number): number {
  switch (match) {
    case 'any':
      return Math.min(1, count)
    case 'most':
      return count <= 2 ? count : Math.ceil((count * 7) / 10)
    case 'all':
      return count
  }
}
