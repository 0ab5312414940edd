import type { CollectionSpec } from '../engines/engine.ts'
import { listFiles } from './files/list-files.ts'
import { checkOptions } from './paths/check-options.ts'
import type { PathsOptions } from './paths/options.ts'
import { rebuildCollection } from './paths/rebuild-collection.ts'
import { createRun } from './paths/run.ts'
import { summarize } from './paths/summarize.ts'
import { updateCollection } from './paths/update-collection.ts'
import type { PathsReport } from './report.ts'

export type { PathsOptions } from './paths/options.ts'

/**
 * Indexes files and folders into a collection, which is made for the first document that fits when there is none.
 * Resolves when everything is on disk. Throws `bad_input` for a path that is not there, and what `Indexer.write` throws; a rebuild then leaves the
 * collection as it was.
 */
export async function indexPaths(options: PathsOptions): Promise<PathsReport> {
  const { engine, analyzer, collection, mapping } = options
  checkOptions(options)
  const run = createRun(await listFiles(options.paths, options))
  const spec: CollectionSpec = { name: collection, mapping, analyzerVersion: analyzer.version }
  const there = options.rebuild === true && (await engine.describe(collection)) !== undefined
  const report = there ? await rebuildCollection(options, run, spec) : await updateCollection(options, run, spec)
  return { ...report, ...summarize(options, run) }
}
