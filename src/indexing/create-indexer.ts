import type { Analyzer } from '../analysis/token.ts'
import type { Engine, WriteOperation } from '../engines/engine.ts'
import { FihristError } from '../errors.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { readDocument } from '../mapping/read-document.ts'
import { createPause } from '../pause.ts'
import type { Filter } from '../query/filter.ts'
import type { Input } from './input.ts'
import type { IndexReport } from './report.ts'
import { analyseDocument, SLICE_MS } from './write/analyse-document.ts'
import { contentHash } from './write/content-hash.ts'
import { type Deletion, type DeletionOptions, deleteMatching } from './write/delete-matching.ts'
import { rejectDocument } from './write/reject-document.ts'
import { retryBusy } from './write/retry-busy.ts'
import { type WriteOptions, writeInputs } from './write/write-inputs.ts'

/** Brings documents into collections; every method works on a collection that was opened before. */
export type Indexer = {
  /**
   * Writes documents in their order; of two with one id the later wins. A document that does not fit, or that can't be
   * analysed or written for whatever reason, is rejected and the rest goes on. Any other error stops the run and is thrown with the report so far as `details.report`, in which
   * only what the engine acknowledged counts as indexed.
   */
  write(
    collection: string,
    mapping: Mapping,
    inputs: AsyncIterable<Input> | Iterable<Input>,
    options: WriteOptions,
  ): Promise<IndexReport>

  /** Writes one document, on disk when the promise resolves. Throws `bad_document`, which has a cause when nobody foresaw
   * the reason, and what `Engine.write` throws. */
  putDocument(collection: string, mapping: Mapping, value: unknown): Promise<'created' | 'updated' | 'unchanged'>

  /** Removes one document, on disk when the promise resolves. */
  deleteDocument(collection: string, id: string): Promise<'deleted' | 'not_found'>

  /** Removes all documents that pass a filter, step by step; those that are gone stay gone, however it ends. */
  deleteMatching(collection: string, filter: Filter, options?: DeletionOptions): Promise<Deletion>
}

/** An indexer on an engine. All its work shares one time slice, so that a server's event loop stays free. */
export function createIndexer({ engine, analyzer }: { engine: Engine; analyzer: Analyzer }): Indexer {
  const pause = createPause(SLICE_MS)

  const writeOne = (collection: string, operation: WriteOperation): ReturnType<Engine['write']> =>
    retryBusy(() => engine.write(collection, [operation], 'full'))

  return {
    write: (collection, mapping, inputs, options) =>
      writeInputs({ engine, analyzer, pause, collection, mapping }, inputs, options),

    async putDocument(collection, mapping, value) {
      const document = readDocument(value, mapping)
      const hash = await contentHash(document, pause)
      const stored = await engine.hashes(collection, [document.id])
      if (stored.get(document.id) === hash) return 'unchanged'
      const analysed = await analyseDocument(document, mapping, analyzer, pause, hash).catch((error: unknown) => {
        throw rejectDocument({ id: document.id, was: 'analysed' }, error)
      })
      const [result] = await writeOne(collection, { type: 'put', document: analysed }).catch((error: unknown) => {
        throw rejectDocument({ id: document.id, was: 'written' }, error)
      })
      if (typeof result === 'object') throw new FihristError('bad_document', result.rejected)
      return result === 'created' ? 'created' : 'updated'
    },

    async deleteDocument(collection, id) {
      const [result] = await writeOne(collection, { type: 'delete', id })
      return result === 'deleted' ? 'deleted' : 'not_found'
    },

    deleteMatching: (collection, filter, options) => deleteMatching(engine, collection, filter, options),
  }
}
