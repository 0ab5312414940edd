import { hostname } from 'node:os'

/** A process that rebuilds something. Times are milliseconds since 1970. */
export type Builder = {
  readonly pid: number
  readonly host: string
  readonly processStart: number
  readonly heartbeat: number
}

/** How often a builder shows that it lives, in ms. */
export const HEARTBEAT = 10_000

/** A builder not heard of for so long is dead, in ms. */
const SILENCE = 60_000

/** A process's start is computed from its uptime, which is not exact to the millisecond. */
const SAME_START = 2_000

/** This process, alive now. */
export const thisBuilder = (): Builder => ({
  pid: process.pid,
  host: hostname(),
  processStart: processStart(),
  heartbeat: Date.now(),
})

/** Whether a builder is still at work. A process id says so only on the machine (or container) that gave it. */
export function isAlive({ pid, host, processStart: start, heartbeat }: Builder): boolean {
  if (Date.now() - heartbeat > SILENCE) return false
  if (host !== hostname()) return true
  if (pid === process.pid) return Math.abs(start - processStart()) < SAME_START
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A restarted container gives its first process the same id again. */
const processStart = (): number => Math.round(Date.now() - process.uptime() * 1000)
