import { readFile } from '../files/read-file.ts'
import type { Input } from '../input.ts'
import { MAX_DOCUMENT_BYTES } from '../limits.ts'
import type { ReaderContext } from '../readers/reader.ts'
import { fitRecords } from '../readers/records/fit-records.ts'
import type { PathsOptions } from './options.ts'
import type { Run } from './run.ts'

/** The documents of a run: those of its files, or, without paths, those that the collection holds. */
export function readInputs(options: PathsOptions, run: Run): AsyncGenerator<Input> {
  return options.paths.length === 0 ? readStored(options, run) : watchReads(readFiles(options, run), run)
}

async function* readFiles(options: PathsOptions, run: Run): AsyncGenerator<Input> {
  yield* run.listing.unreadable
  for (const file of run.listing.files) {
    for await (const input of readFile(file, contextOf(file.path, options, run))) {
      run.filled.add(file)
      yield input
    }
  }
}

async function* watchReads(inputs: AsyncIterable<Input>, run: Run): AsyncGenerator<Input> {
  for await (const input of inputs) {
    if (!input.ok && input.code === 'storage_failed') run.unreadable ??= input
    yield input
  }
}

/** Stored documents are records, too: a new mapping may call their fields otherwise, or have fewer. */
async function* readStored(options: PathsOptions, run: Run): AsyncGenerator<Input> {
  const { engine, collection } = options
  async function* stored(): AsyncGenerator<Input> {
    for await (const value of engine.documents(collection)) yield { ok: true, value }
  }
  yield* fitRecords(stored(), contextOf(collection, options, run))
}

/** What a reader needs to know; `source` is how its notices name what it reads. */
function contextOf(
  source: string,
  { mapping, map = {}, unknown, badValues, maxBytes = MAX_DOCUMENT_BYTES }: PathsOptions,
  run: Run,
): ReaderContext {
  return {
    mapping,
    map,
    unknown,
    badValues,
    maxBytes,
    onBytes: (bytes) => {
      run.bytesRead += bytes
    },
    onMapped: (name) => run.mapped.add(name),
    onNotice: (message, { kind, ...place } = {}) => run.notices.add({ file: source, ...place, message }, kind),
  }
}
