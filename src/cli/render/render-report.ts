import type { PathsReport } from '../../indexing/report.ts'

/** How many rejects a person is shown; all of them are in `--rejects FILE`. */
const SHOWN = 10

/** What became of the documents, for a person at a terminal. */
export function renderReport(report: PathsReport, collection: string): string {
  const { read, indexed, unchanged, rejected, seconds, rejects, notices, pruned, notPruned } = report
  const lines = [
    `${collection}: ${read} read = ${indexed} indexed + ${unchanged} unchanged + ${rejected} rejected, in ${seconds.toFixed(1)} s`,
    ...(pruned === undefined ? [] : [`${pruned} pruned: no longer there`]),
    ...(notPruned === undefined ? [] : [`nothing pruned: ${notPruned}`]),
    ...notices.map(({ file, message }) => `note: ${file}: ${message}`),
    ...rejects
      .slice(0, SHOWN)
      .map(({ file = '', line, reason }) => `rejected: ${file}${line ? `:${line}` : ''}: ${reason}`),
    ...(rejected > SHOWN ? [`… and ${rejected - SHOWN} more; --rejects FILE writes them all`] : []),
  ]
  return lines.map((line) => `${line}\n`).join('')
}
