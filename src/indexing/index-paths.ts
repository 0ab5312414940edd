import type { CollectionSpec } from '../engines/engine.ts'
import { FihristError } from '../errors.ts'
import { listFiles } from './files/list-files.ts'
import type { PathsOptions } from './paths/options.ts'
import { rebuildCollection } from './paths/rebuild-collection.ts'
import { createRun } from './paths/run.ts'
import { updateCollection } from './paths/update-collection.ts'
import type { PathsReport } from './report.ts'

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
  const { files, skipped, notices } = run.listing
  return { ...report, files: files.length, skipped, notices: [...notices, ...run.notices.list()] }
}

function checkMap({ map = {}, mapping }: PathsOptions): void {
  for (const [column, field] of Object.entries(map)) {
    if (field === '' || field === 'id' || Object.hasOwn(mapping.fields, field)) continue
    throw new FihristError('bad_request', `column "${column}": the mapping "${mapping.name}" has no field "${field}"`)
  }
}
