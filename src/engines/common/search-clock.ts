import { searchTimeout } from '../../errors.ts'

/** Tells one search after the other when its time is over. A thread has one, as it does one thing at a time. */
export type SearchClock = {
  /** `until`: milliseconds since 1970; undefined: for ever. */
  start(until: number | undefined): void
  /** Throws `search_timeout` when the time is over. Takes well under a microsecond. */
  check(): void
}

/** Makes it, for ever until it is started. */
export function createSearchClock(now: () => number = Date.now): SearchClock {
  let end = Number.POSITIVE_INFINITY
  return {
    start(until) {
      end = until ?? Number.POSITIVE_INFINITY
    },
    check() {
      if (now() > end) throw searchTimeout()
    },
  }
}
