import { hostname } from 'node:os'
import type { Connection } from './connection.ts'
import { deleteMeta, readMeta, writeMeta } from './generations.ts'

/** Who is building which generation; one row of `fihrist_meta`. Times are milliseconds since 1970. */
export type BuildClaim = {
  readonly token: string
  readonly generation: number
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

const KEY = 'building'

/** The claim that stands, alive or not. */
export function readClaim(connection: Connection): BuildClaim | undefined {
  const stored = readMeta(connection, KEY)
  return stored === undefined ? undefined : (JSON.parse(stored) as BuildClaim)
}

/** Claims the collection for building a generation; again with the same token to show that the builder lives. */
export function writeClaim(connection: Connection, token: string, generation: number): void {
  const claim: BuildClaim = {
    token,
    generation,
    pid: process.pid,
    host: hostname(),
    processStart: processStart(),
    heartbeat: Date.now(),
  }
  writeMeta(connection, KEY, JSON.stringify(claim))
}

export function deleteClaim(connection: Connection): void {
  deleteMeta(connection, KEY)
}

/** Whether the builder is still at work. A process id says so only on the machine (or container) that gave it. */
export function isAlive(claim: BuildClaim): boolean {
  if (Date.now() - claim.heartbeat > SILENCE) return false
  if (claim.host !== hostname()) return true
  if (claim.pid === process.pid) return Math.abs(claim.processStart - processStart()) < SAME_START
  return isRunning(claim.pid)
}

/** A restarted container gives its first process the same id again. */
const processStart = (): number => Math.round(Date.now() - process.uptime() * 1000)

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
