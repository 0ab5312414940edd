import type { Rebuild } from '../../engines/engine.ts'
import { createIndexer } from '../create-indexer.ts'
import type { IndexReport } from '../report.ts'
import type { PathsOptions } from './options.ts'
import { readInputs } from './read-inputs.ts'
import type { Run } from './run.ts'

/** Reads the documents of a run and writes them, into the collection or into a copy of it. */
export async function writeRun(options: PathsOptions, run: Run, target: Rebuild | undefined): Promise<IndexReport> {
  const { engine, analyzer, collection, mapping, signal, onReject, onProgress } = options
  const bytesTotal = run.listing.files.reduce((sum, file) => sum + file.bytes, 0)
  return createIndexer({ engine, analyzer }).write(collection, mapping, readInputs(options, run), {
    durability: 'relaxed',
    target,
    signal,
    seen: run.seen,
    onReject(reject) {
      if (reject.id === undefined) run.unknown ??= reject
      else run.rejected.add(reject.id)
      onReject?.(reject)
    },
    onReplace({ id, file = collection, line }) {
      const message = `the id ${JSON.stringify(id)} came before in this run: this document took the other's place`
      run.notices.add({ file, ...(line === undefined ? {} : { line }), message }, 'replaced')
    },
    onProgress: (counts) => onProgress?.({ ...counts, bytesRead: Math.min(run.bytesRead, bytesTotal), bytesTotal }),
  })
}
