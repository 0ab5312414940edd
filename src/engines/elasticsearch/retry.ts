import { setTimeout as sleep } from 'node:timers/promises'

const FIRST_DELAY_MS = 100
const LONGEST_DELAY_MS = 5_000

export type Retry = {
  /** Waits before another try; resolves to false when the time is over. */
  wait(): Promise<boolean>
  /** Something went well: the time begins anew. */
  progress(): void
}

/** Growing delays, half of each by chance so that many who wait don't come back together, for `time` milliseconds. */
export function createRetry(time: number): Retry {
  let delay = FIRST_DELAY_MS
  let end = Date.now() + time
  return {
    async wait() {
      const left = end - Date.now()
      if (left <= 0) return false
      await sleep(Math.min(delay * (0.5 + Math.random() / 2), left))
      delay = Math.min(delay * 2, LONGEST_DELAY_MS)
      return true
    },
    progress() {
      delay = FIRST_DELAY_MS
      end = Date.now() + time
    },
  }
}
