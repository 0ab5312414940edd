import type { Document } from '../../mapping/document.ts'
import { readFile } from '../files/read-file.ts'
import type { Input } from '../input.ts'
import { MAX_DOCUMENT_BYTES } from '../limits.ts'
import type { PathsOptions } from './options.ts'
import type { Run } from './run.ts'

/** The documents of a run: those of its files, or, without paths, those that the collection holds. */
export function readInputs(options: PathsOptions, run: Run): AsyncGenerator<Input> {
  const { engine, collection, paths } = options
  return paths.length === 0 ? readStored(engine.documents(collection)) : watchReads(readFiles(options, run), run)
}

async function* readFiles(
  { mapping, map = {}, maxBytes = MAX_DOCUMENT_BYTES }: PathsOptions,
  run: Run,
): AsyncGenerator<Input> {
  yield* run.listing.unreadable
  for (const file of run.listing.files) {
    yield* readFile(file, {
      mapping,
      map,
      maxBytes,
      onBytes: (bytes) => {
        run.bytesRead += bytes
      },
      onNotice: (message, { kind, ...place } = {}) => run.notices.add({ file: file.path, ...place, message }, kind),
    })
  }
}

async function* watchReads(inputs: AsyncIterable<Input>, run: Run): AsyncGenerator<Input> {
  for await (const input of inputs) {
    if (!input.ok && input.code === 'storage_failed') run.unreadable ??= input
    yield input
  }
}

async function* readStored(documents: AsyncIterable<Document>): AsyncGenerator<Input> {
  for await (const value of documents) yield { ok: true, value }
}
