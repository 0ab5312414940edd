import { searchTimeout } from '../errors.ts'

/** The time that one search may work; waiting for its turn is not counted. */
export type TimeBudget = {
  /** Runs a part of the work, which has to end by the deadline (milliseconds since 1970; undefined: none). */
  spend<Result>(work: (deadline: number | undefined) => Promise<Result>): Promise<Result>
}

/** `milliseconds` for everything that is spent; undefined: no bound. */
export function createTimeBudget(milliseconds: number | undefined): TimeBudget {
  let left = milliseconds
  return {
    async spend(work) {
      if (left === undefined) return work(undefined)
      const began = Date.now()
      try {
        return await work(began + left)
      } finally {
        left -= Date.now() - began
      }
    },
  }
}

/** Throws `search_timeout`, naming the part, when the deadline has passed. */
export function checkDeadline(deadline: number | undefined, part: string): void {
  if (deadline !== undefined && Date.now() > deadline) throw searchTimeout(part)
}
