import { type ErrorCode, FihristError, toFihristError } from '../../errors.ts'
import type { Document } from '../../mapping/document.ts'
import { type Mapping, textFields } from '../../mapping/mapping.ts'
import { isRecord, readDocument } from '../../mapping/read-document.ts'
import { readId } from '../../mapping/read-id.ts'
import type { Input, Origin } from '../input.ts'

/** An input that was looked at: a document that fits the mapping, or why it does not. */
export type Entry = {
  readonly index: number
  readonly origin: Origin
  readonly read: { readonly ok: true; readonly document: Document } | (Refusal & { readonly ok: false })
}

type Refusal = { readonly code: ErrorCode; readonly message: string; readonly id?: string }

/** One transaction each: large enough to be worth a commit, small enough to be held a few times over. */
const BATCH_ENTRIES = 200
const BATCH_CHARACTERS = 1_000_000

/** The inputs in order, checked against the mapping, in batches. Throws `shutting_down` when the signal says so. */
export async function* collectBatches(
  inputs: AsyncIterable<Input> | Iterable<Input>,
  mapping: Mapping,
  { pause, signal }: { readonly pause: () => Promise<void>; readonly signal: AbortSignal | undefined },
): AsyncGenerator<Entry[]> {
  const names = textFields(mapping).map((field) => field.name)
  let batch: Entry[] = []
  let characters = 0
  let index = 0
  for await (const input of inputs) {
    if (signal?.aborted) throw new FihristError('shutting_down', 'indexing was interrupted')
    const entry = readEntry(input, index++, mapping)
    batch.push(entry)
    if (entry.read.ok) characters += sizeOf(entry.read.document, names)
    if (batch.length === BATCH_ENTRIES || characters >= BATCH_CHARACTERS) {
      yield batch
      batch = []
      characters = 0
    }
    await pause()
  }
  if (batch.length > 0) yield batch
}

function readEntry(input: Input, index: number, mapping: Mapping): Entry {
  const origin = originOf(input)
  if (!input.ok) {
    const { reason: message, code = 'bad_document', id } = input
    return { index, origin, read: { ok: false, code, message, ...(id === undefined ? {} : { id }) } }
  }
  try {
    return { index, origin, read: { ok: true, document: readDocument(input.value, mapping) } }
  } catch (error) {
    const { code, message } = toFihristError(error)
    if (code !== 'bad_document') throw error
    return { index, origin, read: { ok: false, code, message, ...idOf(input.value) } }
  }
}

/** The id of a refused document, where that part of it is sound. */
function idOf(value: unknown): { id?: string } {
  try {
    return isRecord(value) ? { id: readId(value.id) } : {}
  } catch {
    return {}
  }
}

const originOf = ({ file, line }: Origin): Origin => ({
  ...(file === undefined ? {} : { file }),
  ...(line === undefined ? {} : { line }),
})

const sizeOf = (document: Document, names: readonly string[]): number =>
  names.reduce((sum, name) => sum + String(document[name] ?? '').length, 0)
