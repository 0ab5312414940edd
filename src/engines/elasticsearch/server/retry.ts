import { setTimeout as sleep } from 'node:timers/promises'
import { isPassing } from './server-errors.ts'

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

/** Runs `work`, which may be repeated, again while it fails for a reason that passes, for `time` milliseconds. */
export async function retryPassing<Result>(time: number, work: () => Promise<Result>): Promise<Result> {
  const retry = createRetry(time)
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isPassing(error) || !(await retry.wait())) throw error
    }
  }
}
