/** Milliseconds that the calling thread has worked: what other processes take does not count. */
const workedMs = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

export type Hold = { readonly longest: number; readonly turns: number }

/** The longest time that the event loop was held, in milliseconds of work, while `work` ran, and how often it turned. */
export async function longestHold(work: () => Promise<unknown>): Promise<Hold> {
  let [last, longest, turns, running] = [workedMs(), 0, 0, true]
  const beat = (): void => {
    const now = workedMs()
    longest = Math.max(longest, now - last)
    last = now
    turns++
    if (running) setImmediate(beat)
  }
  setImmediate(beat)
  await work()
  // The last of it is held, too.
  await new Promise((resolve) => setImmediate(resolve))
  running = false
  return { longest, turns }
}
