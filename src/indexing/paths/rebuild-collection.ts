import type { CollectionSpec } from '../../engines/engine.ts'
import { FihristError, toFihristError } from '../../errors.ts'
import type { IndexReport } from '../report.ts'
import { findLoss, mayLose, renderLoss } from './find-loss.ts'
import type { PathsOptions } from './options.ts'
import type { Pruning } from './prune-vanished.ts'
import type { Run } from './run.ts'
import { unusedMap } from './unused-map.ts'
import { writeRun } from './write-run.ts'

/** Writes a run into a new copy beside the collection and swaps it in; the collection stays as it was when it can't. */
export async function rebuildCollection(
  options: PathsOptions,
  run: Run,
  spec: CollectionSpec,
): Promise<IndexReport & Pruning> {
  const copy = await options.engine.rebuild(spec)
  try {
    const report = await writeRun(options, run, copy)
    const problem = whyNotSwap(options, run, report)
    if (problem !== undefined) throw oldStays(problem, report)
    const loss = options.paths.length === 0 ? undefined : await findLoss(options, run)
    if (loss !== undefined && !(await mayLose(loss, options))) {
      throw oldStays(renderLoss(loss, options.collection), report, { loss })
    }
    await copy.commit()
    return loss === undefined ? report : { ...report, pruned: loss.documents }
  } catch (error) {
    // Whatever becomes of the copy, the first error is the one to know.
    await copy.abort().catch(() => {})
    const { code, message, details } = toFihristError(error)
    if (code === 'shutting_down') throw new FihristError(code, `${message}: the old index stays`, details, error)
    throw error
  }
}

const oldStays = (problem: string, report: IndexReport, facts: object = {}): FihristError =>
  new FihristError('bad_input', `${problem}: the old index stays`, { report, ...facts })

/** A new index takes the place of an old one only if it can be thought to hold no less. */
function whyNotSwap(options: PathsOptions, run: Run, report: IndexReport): string | undefined {
  const [reject] = report.rejects
  if (options.paths.length === 0) {
    // Their source may be gone: a stored document that does not fit the new mapping would be lost.
    if (reject !== undefined) {
      const first = reject.id === undefined ? reject.reason : `${reject.id}: ${reject.reason}`
      return `${report.rejected} stored documents can't be taken over, the first: ${first}`
    }
  }
  if (run.unreadable !== undefined) return `${run.unreadable.file} could not be read (${run.unreadable.reason})`
  const [unused] = unusedMap(options, run)
  if (unused !== undefined) return `nothing that was read is called ${JSON.stringify(unused)}, which is to be mapped`
  return options.paths.length > 0 && report.indexed === 0 ? 'not one document was found' : undefined
}
