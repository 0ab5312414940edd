import { setTimeout as sleep } from 'node:timers/promises'
import { toFihristError } from '../../errors.ts'

/** Milliseconds before each new try; another process that writes a batch needs a few hundred. */
const DELAYS_MS = [50, 100, 200, 400, 800]

/** Runs `work` (a write, which may be repeated), again after a growing delay while it throws `index_busy`, six times in
 * all. */
export async function retryBusy<T>(work: () => Promise<T>, delays: readonly number[] = DELAYS_MS): Promise<T> {
  for (const delay of delays) {
    try {
      return await work()
    } catch (error) {
      if (toFihristError(error).code !== 'index_busy') throw error
    }
    // Half of it by chance, so that two who wait for each other don't meet again.
    await sleep(delay * (0.5 + Math.random() / 2))
  }
  return work()
}
