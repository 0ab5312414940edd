import type { Request } from 'express'
import type { Analyzer } from '../analysis/token.ts'
import type { CheckHealth } from './health/check-health.ts'
import type { ReportFailure } from './problems/handle-errors.ts'
import type { Limits } from './requests/limits.ts'
import type { Guard } from './security/guard.ts'
import type { View } from './view/view.ts'

/** What the routes call. */
export type Services = {
  /** Lets requests to a route in. */
  readonly admit: Guard['admit']
  /** What the sender of an admitted request sees. */
  readonly viewOf: (request: Request) => View
  readonly analyzer: Analyzer
  readonly health: CheckHealth
  /** Whether who has no key is told nothing. */
  readonly needsKeys: () => boolean
  readonly limits: Limits
  /** What was counted so far, and the type of that text. */
  readonly metrics: () => Promise<{ readonly type: string; readonly text: string }>
  /** Whether the process was asked to stop; then `/ready` says so. */
  readonly isStopping: () => boolean
  /** Is told of every failure that is the server's own. */
  readonly reportFailure: ReportFailure
}
