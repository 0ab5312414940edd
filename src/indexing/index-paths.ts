import type { CollectionSpec } from '../engines/engine.ts'
import { FihristError } from '../errors.ts'
import { findField } from '../mapping/mapping.ts'
import { listFiles } from './files/list-files.ts'
import type { PathsOptions } from './paths/options.ts'
import type { Pruning } from './paths/prune-vanished.ts'
import { rebuildCollection } from './paths/rebuild-collection.ts'
import { createRun, type Run } from './paths/run.ts'
import { unusedMap } from './paths/unused-map.ts'
import { updateCollection } from './paths/update-collection.ts'
import type { IndexReport, PathsReport } from './report.ts'

export type { PathsOptions } from './paths/options.ts'

/**
 * Indexes files and folders into a collection, which is created when there is none. Resolves when everything is on
 * disk. Throws `bad_input` for a path that is not there, and what `Indexer.write` throws; a rebuild then leaves the
 * collection as it was.
 */
export async function indexPaths(options: PathsOptions): Promise<PathsReport> {
  const { engine, analyzer, collection, mapping } = options
  checkMap(options)
  const run = createRun(await listFiles(options.paths))
  const spec: CollectionSpec = { name: collection, mapping, analyzerVersion: analyzer.version }
  const there = options.rebuild === true && (await engine.describe(collection)) !== undefined
  const report = there ? await rebuildCollection(options, run, spec) : await updateCollection(options, run, spec)
  return { ...report, ...summarize(options, run) }
}

/** What is to be told of a run beside the fates of documents. */
function summarize(options: PathsOptions, run: Run): Omit<PathsReport, keyof IndexReport | keyof Pruning> {
  const { files, skipped, notices } = run.listing
  return {
    files: files.length,
    skipped,
    notices: [...notices, ...run.notices.list()],
    unusedMap: unusedMap(options, run),
  }
}

function checkMap({ map = {}, mapping }: PathsOptions): void {
  for (const [column, field] of Object.entries(map)) {
    if (field === '' || field === 'id' || findField(mapping, field) !== undefined) continue
    throw new FihristError('bad_request', `column "${column}": the mapping "${mapping.name}" has no field "${field}"`)
  }
}
