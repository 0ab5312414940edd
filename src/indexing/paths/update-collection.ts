import type { CollectionSpec } from '../../engines/engine.ts'
import { FihristError } from '../../errors.ts'
import type { IndexReport } from '../report.ts'
import { openLazily } from './open-lazily.ts'
import type { PathsOptions } from './options.ts'
import { type Pruning, pruneVanished } from './prune-vanished.ts'
import type { Run } from './run.ts'
import { writeRun } from './write-run.ts'

/** Writes a run into the collection that serves, which is made for the first document that fits. */
export async function updateCollection(
  options: PathsOptions,
  run: Run,
  spec: CollectionSpec,
): Promise<IndexReport & Pruning> {
  const { engine, collection, paths } = options
  if (paths.length === 0) {
    throw new FihristError('collection_not_found', `there is no collection "${collection}" to rebuild`, { collection })
  }
  const lazy = await openLazily(engine, spec)
  try {
    const report = await writeRun({ ...options, engine: lazy.engine }, run, undefined)
    const pruning = options.prune === true ? await pruneVanished(options, run) : {}
    if (lazy.isOpen()) await engine.flush(collection)
    return { ...report, ...pruning }
  } catch (error) {
    // What was acknowledged is counted in the error's report and shall stay, too.
    await engine.flush(collection).catch(() => {})
    throw error
  }
}
