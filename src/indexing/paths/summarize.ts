import type { IndexReport, PathsReport } from '../report.ts'
import { emptyFiles, emptyPaths } from './empty-paths.ts'
import type { PathsOptions } from './options.ts'
import type { Pruning } from './prune-vanished.ts'
import type { Run } from './run.ts'
import { unusedMap } from './unused-map.ts'

/** What is to be told of a run beside the fates of documents. */
export function summarize(options: PathsOptions, run: Run): Omit<PathsReport, keyof IndexReport | keyof Pruning> {
  const { files, skipped, notices } = run.listing
  for (const notice of emptyFiles(run)) run.notices.add(notice)
  return {
    files: files.length,
    skipped,
    notices: [...notices, ...run.notices.list()],
    emptyPaths: emptyPaths(run),
    unusedMap: unusedMap(options, run),
  }
}
