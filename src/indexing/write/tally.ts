import { FihristError, toFihristError } from '../../errors.ts'
import type { Origin } from '../input.ts'
import type { Counts, IndexReport, Outcome, Reject } from '../report.ts'

/** Rejects kept in a report: enough to see what is wrong, and a broken file of a million lines stays small. */
const KEPT_REJECTS = 1000

export type Settled = { readonly origin: Origin; readonly outcome: Outcome; readonly replaces: boolean }

export type Tally = {
  /** Counts one input that is done with. */
  add(settled: Settled): void
  counts(): Counts
  report(): IndexReport
  /** The error with the report so far among its details. */
  failure(error: unknown): FihristError
}

/** Counts what became of inputs, one at a time, so that the counts add up at every moment. */
export function createTally(onReject: ((reject: Reject) => void) | undefined): Tally {
  const started = performance.now()
  const counts = { read: 0, indexed: 0, unchanged: 0, rejected: 0, replaced: 0 }
  const rejects: Reject[] = []

  function reject(origin: Origin, { id, error }: Outcome): void {
    const found: Reject = { ...origin, ...(id === undefined ? {} : { id }), reason: error?.message ?? 'rejected' }
    if (rejects.length < KEPT_REJECTS) rejects.push(found)
    onReject?.(found)
  }

  const report = (): IndexReport => ({
    ...counts,
    rejects: [...rejects],
    seconds: (performance.now() - started) / 1000,
  })

  return {
    add({ origin, outcome, replaces }) {
      counts.read++
      if (replaces) counts.replaced++
      if (outcome.status === 'rejected') {
        counts.rejected++
        reject(origin, outcome)
      } else {
        counts[outcome.status === 'unchanged' ? 'unchanged' : 'indexed']++
      }
    },
    counts: () => ({ ...counts }),
    report,
    failure(error) {
      const { code, message, details } = toFihristError(error)
      return new FihristError(code, message, { ...details, report: report() }, error)
    },
  }
}
