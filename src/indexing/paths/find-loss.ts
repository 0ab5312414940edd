import type { Loss } from '../report.ts'
import { idsWithout } from '../write/prune.ts'
import type { PathsOptions } from './options.ts'
import { whyNotPrune } from './prune-vanished.ts'
import type { Run } from './run.ts'

/** What the collection holds and a run did not bring; undefined when that is nothing. */
export async function findLoss({ engine, collection }: PathsOptions, run: Run): Promise<Loss | undefined> {
  let [documents, rejected] = [0, 0]
  let first: string | undefined
  for await (const id of idsWithout(engine, collection, run.seen)) {
    documents++
    if (run.rejected.has(id)) rejected++
    first ??= id
  }
  if (first === undefined) return undefined
  const doubt = whyNotPrune(collection, run)
  return { documents, rejected, first, ...(doubt === undefined ? {} : { doubt }) }
}

/** Whether a rebuild may go on although documents are lost. */
export async function mayLose(loss: Loss, { prune, onLoss }: PathsOptions): Promise<boolean> {
  const vanished = loss.rejected === 0 && loss.doubt === undefined
  return (prune === true && vanished) || onLoss === undefined || (await onLoss(loss))
}

/** What would be lost, as a sentence. */
export function renderLoss({ documents, rejected, first, doubt }: Loss, collection: string): string {
  const why = [...(rejected > 0 ? [`${rejected} there but rejected`] : []), ...(doubt === undefined ? [] : [doubt])]
  const reasons = why.length === 0 ? '' : `; ${why.join('; ')}`
  return `the new index lacks ${documents} of the documents of "${collection}" (the first: ${first}${reasons})`
}
