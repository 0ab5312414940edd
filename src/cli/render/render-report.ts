import type { Origin } from '../../indexing/input.ts'
import type { Counts, IndexReport, Notice, PathsReport, Reject } from '../../indexing/report.ts'

/** How many rejects a person is shown; all of them are in `--rejects FILE`. */
const SHOWN = 10

/** In a file's name they could write anywhere on the screen. */
const CONTROLS = /\p{Cc}/gu

/** What became of the documents, for a person at a terminal. */
export function renderReport(report: PathsReport, collection: string): string {
  const { replaced, seconds, notices, emptyPaths, unusedMap, pruned, notPruned } = report
  return renderLines([
    `${collection}: ${renderCounts(report)}, in ${seconds.toFixed(1)} s`,
    ...(replaced === 0 ? [] : [`${replaced} replaced: an earlier document of this run had the same id`]),
    ...(pruned === undefined ? [] : [`${pruned} pruned: gone from the collection`]),
    ...(notPruned === undefined ? [] : [`nothing pruned: ${notPruned}`]),
    ...notices.map(renderNotice),
    ...emptyPaths.map((path) => `${path}: not one document was found`),
    ...unusedMap.map((name) => `--map: nothing that was read is called ${JSON.stringify(name)}`),
    ...renderRejects(report),
  ])
}

/** Lines that draw nothing on the screen. */
export const renderLines = (lines: readonly string[]): string =>
  lines.map((line) => `${line.replaceAll(CONTROLS, ' ')}\n`).join('')

/** The sum that holds at every moment of a run. */
export const renderCounts = ({ read, indexed, unchanged, rejected }: Counts): string =>
  `${read} read = ${indexed} indexed + ${unchanged} unchanged + ${rejected} rejected`

function renderNotice({ count = 1, message, ...place }: Notice): string {
  const more = count === 1 ? '' : ` and ${count - 1} more`
  return `note: ${renderPlace(place)}${more}: ${message}`
}

/** The first rejects, a line each. */
export const renderRejects = ({ rejects, rejected }: IndexReport): string[] => [
  ...rejects.slice(0, SHOWN).map((reject: Reject) => `rejected: ${renderPlace(reject)}: ${reject.reason}`),
  ...(rejected > SHOWN ? [`… and ${rejected - SHOWN} more; --rejects FILE writes them all`] : []),
]

const renderPlace = ({ file = '', line }: Origin): string => (line === undefined ? file : `${file}:${line}`)
