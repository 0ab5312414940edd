import { SingleBar } from 'cli-progress'
import type { IndexProgress } from '../../indexing/report.ts'
import type { Terminal } from '../command.ts'

const BAR = '{bar} {percentage}% | {read} documents'
/** How much there is of standard input, or of stored documents, is not known. */
const COUNT = '{read} documents'

/** A progress bar while a person is looking; nothing in a pipe. */
export function createProgress({ interactive }: Terminal): {
  update: (progress: IndexProgress) => void
  stop: () => void
} {
  if (!interactive) return { update: () => {}, stop: () => {} }
  let bar: SingleBar | undefined
  return {
    update({ bytesRead, bytesTotal, read }) {
      if (bar !== undefined) return bar.update(bytesRead, { read })
      bar = new SingleBar({ format: bytesTotal === 0 ? COUNT : BAR, clearOnComplete: true })
      bar.start(bytesTotal, bytesRead, { read })
    },
    stop: () => bar?.stop(),
  }
}
