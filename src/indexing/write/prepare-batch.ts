import type { Analyzer } from '../../analysis/token.ts'
import type { AnalysedDocument } from '../../engines/engine.ts'
import type { Document } from '../../mapping/document.ts'
import type { Mapping } from '../../mapping/mapping.ts'
import type { Outcome } from '../report.ts'
import { analyseDocument } from './analyse-document.ts'
import type { Entry } from './collect-batches.ts'
import { contentHash } from './content-hash.ts'

/** A batch ready for the engine. */
export type PreparedBatch = {
  /** What each entry comes to once the puts are acknowledged. */
  readonly outcomes: readonly Outcome[]
  /** One for each id whose content changes, the last of the batch where the batch has several. */
  readonly puts: readonly AnalysedDocument[]
}

type Options = {
  readonly mapping: Mapping
  readonly analyzer: Analyzer
  readonly pause: () => Promise<void>
  /** Id → hash of what is there before this batch. */
  readonly before: ReadonlyMap<string, string>
}

/**
 * Decides what a batch changes and analyses only that. Entries count as if they were written one after another, so
 * that the counts don't depend on where a batch ends: of two documents with one id the first is created and the second
 * updates it, though only the second is written.
 */
export async function prepareBatch(entries: readonly Entry[], options: Options): Promise<PreparedBatch> {
  const { mapping, analyzer, pause, before } = options
  const hashes = new Map(before)
  const last = new Map<string, Document>()
  const outcomes = entries.map(({ index, read }): Outcome => {
    if (!read.ok) {
      const { code, message, id } = read
      return { index, status: 'rejected', ...(id === undefined ? {} : { id }), error: { code, message } }
    }
    const { id } = read.document
    const hash = contentHash(read.document)
    const known = hashes.get(id)
    hashes.set(id, hash)
    last.set(id, read.document)
    return { index, id, status: known === hash ? 'unchanged' : known === undefined ? 'created' : 'updated' }
  })
  const puts: AnalysedDocument[] = []
  for (const [id, document] of last) {
    if (hashes.get(id) !== before.get(id)) puts.push(await analyseDocument(document, mapping, analyzer, pause))
  }
  return { outcomes, puts }
}
