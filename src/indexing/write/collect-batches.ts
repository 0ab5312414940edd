import { type ErrorCode, FihristError } from '../../errors.ts'
import type { Document } from '../../mapping/document.ts'
import { type Mapping, textFields } from '../../mapping/mapping.ts'
import { isRecord, readDocument } from '../../mapping/read-document.ts'
import { readId } from '../../mapping/read-id.ts'
import type { Input, Origin } from '../input.ts'
import { contentHash } from './content-hash.ts'
import { type OnFailure, rejectDocument } from './reject-document.ts'

/** An input that was looked at: a document that fits the mapping, or why it does not. */
export type Entry = SoundEntry | RefusedEntry

/** A document with the hash of its content. */
export type SoundEntry = Place & {
  readonly read: { readonly ok: true; readonly document: Document; readonly hash: string }
}

type RefusedEntry = Place & { readonly read: Refusal & { readonly ok: false } }
type Place = { readonly index: number; readonly origin: Origin }
type Refusal = { readonly code: ErrorCode; readonly message: string; readonly id?: string }

/** One transaction each: large enough to be worth a commit, small enough to be held a few times over. */
const BATCH_ENTRIES = 200
const BATCH_CHARACTERS = 1_000_000

type CollectOptions = HowToRead & { readonly signal: AbortSignal | undefined }
type HowToRead = { readonly pause: () => Promise<void>; readonly onFailure: OnFailure | undefined }

/** The inputs in order, checked against the mapping, in batches. Throws `shutting_down` when the signal says so. */
export async function* collectBatches(
  inputs: AsyncIterable<Input> | Iterable<Input>,
  mapping: Mapping,
  { signal, ...how }: CollectOptions,
): AsyncGenerator<Entry[]> {
  const names = textFields(mapping).map((field) => field.name)
  let batch: Entry[] = []
  let characters = 0
  let index = 0
  for await (const input of inputs) {
    if (signal?.aborted) throw new FihristError('shutting_down', 'indexing was interrupted')
    const entry = await readEntry(input, index++, mapping, how)
    batch.push(entry)
    if (entry.read.ok) characters += sizeOf(entry.read.document, names)
    if (batch.length === BATCH_ENTRIES || characters >= BATCH_CHARACTERS) {
      yield batch
      batch = []
      characters = 0
    }
    await how.pause()
  }
  if (batch.length > 0) yield batch
}

async function readEntry(
  input: Input,
  index: number,
  mapping: Mapping,
  { pause, onFailure }: HowToRead,
): Promise<Entry> {
  const origin = originOf(input)
  if (!input.ok) {
    const { reason: message, code = 'bad_document', id } = input
    return { index, origin, read: { ok: false, code, message, ...(id === undefined ? {} : { id }) } }
  }
  try {
    const document = readDocument(input.value, mapping)
    return { index, origin, read: { ok: true, document, hash: await contentHash(document, pause) } }
  } catch (error) {
    const known = idOf(input.value)
    const { code, message } = rejectDocument({ id: known.id, was: 'read' }, error, onFailure)
    return { index, origin, read: { ok: false, code, message, ...known } }
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
