import type { AnalysedDocument, WriteOperation, WriteResult } from '../../engines/engine.ts'
import { toFihristError } from '../../errors.ts'
import { type OnFailure, rejectDocument } from './reject-document.ts'
import { retryBusy } from './retry-busy.ts'

/** Puts documents, one result each. */
export type PutDocuments = (documents: readonly AnalysedDocument[]) => Promise<WriteResult[]>

/** When so many documents in a row fail one by one, it is not the documents. */
const MOST_FAILURES_IN_A_ROW = 20

/**
 * Puts documents with `write`. Where that fails for a reason that nobody foresaw, it is tried with half of them and half
 * again until the document is found that it fails for, which alone is rejected. Throws what concerns them all.
 */
export function createPutDocuments(
  write: (operations: readonly WriteOperation[]) => Promise<WriteResult[]>,
  onFailure: OnFailure | undefined,
): PutDocuments {
  let failuresInARow = 0

  async function put(documents: readonly AnalysedDocument[]): Promise<WriteResult[]> {
    const [first, ...more] = documents
    if (first === undefined) return []
    try {
      const results = await retryBusy(() => write(documents.map((document) => ({ type: 'put', document }))))
      failuresInARow = 0
      return results
    } catch (error) {
      if (toFihristError(error).code !== 'internal') throw error
      if (more.length > 0) {
        const half = documents.length >> 1
        return [...(await put(documents.slice(0, half))), ...(await put(documents.slice(half)))]
      }
      if (++failuresInARow === MOST_FAILURES_IN_A_ROW) throw error
      return [{ rejected: rejectDocument({ id: first.id, was: 'written' }, error, onFailure).message }]
    }
  }

  return put
}
