import type { Analyzer } from '../../analysis/token.ts'
import type { AnalysedDocument } from '../../engines/engine.ts'
import type { FihristError } from '../../errors.ts'
import type { Mapping } from '../../mapping/mapping.ts'
import type { Outcome } from '../report.ts'
import { analyseDocument } from './analyse-document.ts'
import type { Entry, SoundEntry } from './collect-batches.ts'
import { type OnFailure, rejectDocument } from './reject-document.ts'

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
  readonly onFailure: OnFailure | undefined
}

/** Entry → why its document can't be analysed. */
type Rejections = Map<Entry, FihristError>

/**
 * Decides what a batch changes and analyses only that. Entries count as if they were written one after another, so
 * that the counts don't depend on where a batch ends: of two documents with one id the first is created and the second
 * updates it, though only the second is written. One that can't be analysed is rejected, and the one before it counts.
 */
export async function prepareBatch(entries: readonly Entry[], options: Options): Promise<PreparedBatch> {
  const sound = entries.filter((entry): entry is SoundEntry => entry.read.ok)
  const rejections: Rejections = new Map()
  const puts: AnalysedDocument[] = []
  for (const sameId of Map.groupBy(sound, ({ read }) => read.document.id).values()) {
    const put = await analyseLast(sameId, options, rejections)
    if (put !== undefined) puts.push(put)
  }
  return { outcomes: settle(entries, options.before, rejections), puts }
}

/** The last of the documents that can be analysed, unless it is there already. */
async function analyseLast(
  sameId: readonly SoundEntry[],
  { mapping, analyzer, pause, before, onFailure }: Options,
  rejections: Rejections,
): Promise<AnalysedDocument | undefined> {
  for (const entry of sameId.toReversed()) {
    const { document, hash } = entry.read
    if (hash === before.get(document.id)) return undefined
    try {
      return await analyseDocument(document, mapping, analyzer, pause, hash)
    } catch (error) {
      rejections.set(entry, rejectDocument({ id: document.id, was: 'analysed' }, error, onFailure))
    }
  }
  return undefined
}

function settle(
  entries: readonly Entry[],
  before: ReadonlyMap<string, string>,
  rejections: ReadonlyMap<Entry, FihristError>,
): Outcome[] {
  const hashes = new Map(before)
  return entries.map((entry): Outcome => {
    const { index, read } = entry
    if (!read.ok) {
      const { code, message, id } = read
      return { index, status: 'rejected', ...(id === undefined ? {} : { id }), error: { code, message } }
    }
    const { id } = read.document
    const rejection = rejections.get(entry)
    if (rejection !== undefined) {
      const { code, message } = rejection
      return { index, id, status: 'rejected', error: { code, message } }
    }
    const known = hashes.get(id)
    hashes.set(id, read.hash)
    return { index, id, status: known === read.hash ? 'unchanged' : known === undefined ? 'created' : 'updated' }
  })
}
