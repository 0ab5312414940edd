import type { Analyzer } from '../../analysis/token.ts'
import type { Durability, Engine, Rebuild } from '../../engines/engine.ts'
import type { Mapping } from '../../mapping/mapping.ts'
import type { Input, Origin } from '../input.ts'
import type { Counts, IndexReport, Outcome, Reject } from '../report.ts'
import { collectBatches, type Entry } from './collect-batches.ts'
import { createIdSet, type IdSet } from './id-set.ts'
import { type PreparedBatch, prepareBatch } from './prepare-batch.ts'
import { createPutDocuments } from './put-documents.ts'
import type { OnFailure } from './reject-document.ts'
import { createTally } from './tally.ts'

export type WriteOptions = {
  readonly durability: Durability
  /** Writes into this copy instead of the collection, whatever the collection holds. */
  readonly target?: Rebuild | undefined
  /** Filled with the ids of the documents that came in. */
  readonly seen?: IdSet | undefined
  /** Stops reading; what was read before is written, then `shutting_down` is thrown. */
  readonly signal?: AbortSignal | undefined
  /** Called for every input in order, once its fate is certain. */
  readonly onResult?: ((outcome: Outcome) => void) | undefined
  /** Called for every reject, also for those that the report has no room for. */
  readonly onReject?: ((reject: Reject) => void) | undefined
  /** Called for every document that took the place of one before it in the same inputs. */
  readonly onReplace?: ((place: Origin & { readonly id: string }) => void) | undefined
  /** Called for every document that was rejected for something that nobody foresaw. */
  readonly onFailure?: OnFailure | undefined
  /** Called after every batch. */
  readonly onProgress?: ((counts: Counts) => void) | undefined
}

type Destination = {
  readonly engine: Engine
  readonly analyzer: Analyzer
  readonly pause: () => Promise<void>
  readonly collection: string
  readonly mapping: Mapping
}

/** Batches handed over before reading goes on: while the engine writes one, the next is read and analysed. */
const MAX_IN_FLIGHT = 2

/** What `Indexer.write` does. Batches are written one after another, so that the later of two documents wins. */
export async function writeInputs(
  { engine, analyzer, pause, collection, mapping }: Destination,
  inputs: AsyncIterable<Input> | Iterable<Input>,
  options: WriteOptions,
): Promise<IndexReport> {
  const {
    durability,
    target,
    seen = createIdSet(),
    signal,
    onResult,
    onReject,
    onReplace,
    onFailure,
    onProgress,
  } = options
  const tally = createTally(onReject)
  /** Id → hash as the batches in flight leave it, with the batch that does. */
  const pending = new Map<string, { readonly hash: string; readonly batch: PreparedBatch }>()
  const inFlight: Promise<void>[] = []
  const refused = new Map<string, Refused>()

  /** What is there before a batch. The pending hashes are taken first: those batches may land during the question. */
  async function before(entries: readonly Entry[]): Promise<Map<string, string>> {
    const ids = [...new Set(entries.flatMap(({ read }) => (read.ok ? [read.document.id] : [])))]
    const hashes = ids.flatMap((id): [string, string][] => {
      const found = pending.get(id)
      return found === undefined ? [] : [[id, found.hash]]
    })
    if (target !== undefined || ids.length === 0) return new Map(hashes)
    return new Map([...(await engine.hashes(collection, ids)), ...hashes])
  }

  const put = createPutDocuments(
    (operations) => target?.write(operations) ?? engine.write(collection, operations, durability),
    onFailure,
  )

  async function commit(entries: readonly Entry[], batch: PreparedBatch): Promise<void> {
    const results = await put(batch.puts)
    for (const [i, { id, hash }] of batch.puts.entries()) {
      if (pending.get(id)?.batch === batch) pending.delete(id)
      refused.delete(id)
      const result = results[i]
      if (typeof result === 'object') refused.set(id, { hash, reason: result.rejected })
    }
    const existed = new Set(batch.puts.flatMap(({ id }, i) => (results[i] === 'updated' ? [id] : [])))
    for (const [i, entry] of entries.entries()) {
      const outcome = corrected(entry, batch.outcomes[i], existed, refused)
      if (outcome === undefined) continue
      const id = outcome.status === 'rejected' ? undefined : outcome.id
      const replaces = id !== undefined && !seen.add(id)
      if (replaces) onReplace?.({ ...entry.origin, id })
      tally.add({ origin: entry.origin, outcome, replaces })
      onResult?.(outcome)
    }
    onProgress?.(tally.counts())
  }

  let written: Promise<void> = Promise.resolve()
  try {
    for await (const entries of collectBatches(inputs, mapping, { pause, signal, onFailure })) {
      const batch = await prepareBatch(entries, { mapping, analyzer, pause, onFailure, before: await before(entries) })
      for (const { id, hash } of batch.puts) pending.set(id, { hash, batch })
      written = written.then(() => commit(entries, batch))
      // It is awaited later; until then its failure must not count as unhandled.
      written.catch(() => {})
      inFlight.push(written)
      if (inFlight.length >= MAX_IN_FLIGHT) await inFlight.shift()
    }
    await written
    return tally.report()
  } catch (error) {
    // Batches under way still land, and the report must know of them.
    await written.catch(() => {})
    throw tally.failure(error)
  }
}

/** The document that the engine did not take under an id, and why. */
type Refused = { readonly hash: string; readonly reason: string }

/** The engine knows better than we: somebody else may have written the id meanwhile, or it refused the document. */
function corrected(
  { read }: Entry,
  outcome: Outcome | undefined,
  existed: ReadonlySet<string>,
  refused: ReadonlyMap<string, Refused>,
): Outcome | undefined {
  if (outcome?.id === undefined || outcome.status === 'rejected' || !read.ok) return outcome
  const { index, id, status } = outcome
  const refusal = refused.get(id)
  // Earlier documents of the batch with that id were never sent, and one that is "unchanged" may equal the refused one.
  if (refusal !== undefined && (status !== 'unchanged' || read.hash === refusal.hash)) {
    return { index, id, status: 'rejected', error: { code: 'bad_document', message: refusal.reason } }
  }
  return status === 'created' && existed.has(id) ? { ...outcome, status: 'updated' } : outcome
}
