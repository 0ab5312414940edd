import { SingleBar } from 'cli-progress'
import type { IndexProgress } from '../../indexing/report.ts'
import type { Terminal } from '../command.ts'

/** A progress bar while a person is looking; nothing in a pipe. */
export function createProgress({ interactive }: Terminal): {
  update: (progress: IndexProgress) => void
  stop: () => void
} {
  if (!interactive) return { update: () => {}, stop: () => {} }
  const bar = new SingleBar({ format: '{bar} {percentage}% | {read} documents', clearOnComplete: true })
  let started = false
  return {
    update({ bytesRead, bytesTotal, read }) {
      if (started) bar.update(bytesRead, { read })
      else bar.start(bytesTotal, bytesRead, { read })
      started = true
    },
    stop: () => bar.stop(),
  }
}
