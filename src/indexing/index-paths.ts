import type { Analyzer } from '../analysis/token.ts'
import type { CollectionSpec, Engine, Rebuild } from '../engines/engine.ts'
import { FihristError } from '../errors.ts'
import type { Document } from '../mapping/document.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { createIndexer } from './create-indexer.ts'
import { type Listing, listFiles } from './files/list-files.ts'
import { readFile } from './files/read-file.ts'
import type { BadInput, Input } from './input.ts'
import { MAX_DOCUMENT_BYTES } from './limits.ts'
import type { IndexProgress, IndexReport, Notice, PathsReport, Reject } from './report.ts'
import { createIdSet, type IdSet } from './write/id-set.ts'
import { prune } from './write/prune.ts'

export type PathsOptions = {
  readonly engine: Engine
  readonly analyzer: Analyzer
  readonly collection: string
  readonly mapping: Mapping
  readonly paths: readonly string[]
  /** Removes the documents of the collection that this run did not see; a rebuild never holds them anyway. */
  readonly prune?: boolean
  /** Builds a new copy beside the collection and swaps it in; without paths from what the collection holds. */
  readonly rebuild?: boolean
  /** CSV column → field; an empty field leaves the column out. */
  readonly map?: Readonly<Record<string, string>>
  /** The longest document, line or record, in bytes. */
  readonly maxBytes?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: IndexProgress) => void
  readonly onReject?: (reject: Reject) => void
}

/** What a run keeps in mind beside the counts. */
type Run = {
  readonly listing: Listing
  readonly notices: Notice[]
  readonly seen: IdSet
  /** Ids of the documents that were there but did not go in: they have not vanished. */
  readonly rejected: IdSet
  /** The first reject without an id: what it would have been is not known. */
  unknown: Reject | undefined
  /** The first file or folder that the system would not let us read. */
  unreadable: BadInput | undefined
  bytesRead: number
}

/**
 * Indexes files and folders into a collection, which is created when there is none. Resolves when everything is on
 * disk. Throws `bad_input` for a path that is not there, and what `Indexer.write` throws; a rebuild then leaves the
 * collection as it was.
 */
export async function indexPaths(options: PathsOptions): Promise<PathsReport> {
  const { engine, analyzer, collection, mapping } = options
  checkMap(options)
  const run: Run = {
    listing: await listFiles(options.paths),
    notices: [],
    seen: createIdSet(),
    rejected: createIdSet(),
    unknown: undefined,
    unreadable: undefined,
    bytesRead: 0,
  }
  const spec: CollectionSpec = { name: collection, mapping, analyzerVersion: analyzer.version }
  const there = options.rebuild === true && (await engine.describe(collection)) !== undefined
  const report = there ? await rebuildCollection(options, run, spec) : await updateCollection(options, run, spec)
  const { files, skipped, notices } = run.listing
  return { ...report, files: files.length, skipped, notices: [...notices, ...run.notices] }
}

async function updateCollection(
  options: PathsOptions,
  run: Run,
  spec: CollectionSpec,
): Promise<IndexReport & { pruned?: number; notPruned?: string }> {
  const { engine, collection, paths } = options
  if (paths.length === 0) {
    throw new FihristError('collection_not_found', `there is no collection "${collection}" to rebuild`, { collection })
  }
  await engine.open(spec)
  try {
    const report = await writeFiles(options, run, undefined)
    const pruning = options.prune === true ? await pruneVanished(options, run) : {}
    await engine.flush(collection)
    return { ...report, ...pruning }
  } catch (error) {
    // What was acknowledged is counted in the error's report and shall stay, too.
    await engine.flush(collection).catch(() => {})
    throw error
  }
}

async function rebuildCollection(options: PathsOptions, run: Run, spec: CollectionSpec): Promise<IndexReport> {
  const copy = await options.engine.rebuild(spec)
  try {
    const report = await writeFiles(options, run, copy)
    const problem = whyNotSwap(options, run, report)
    if (problem !== undefined) throw new FihristError('bad_input', `${problem}: the old index stays`, { report })
    await copy.commit()
    return report
  } catch (error) {
    // Whatever becomes of the copy, the first error is the one to know.
    await copy.abort().catch(() => {})
    throw error
  }
}

/** A new index takes the place of an old one only if it can be thought to hold no less. */
function whyNotSwap({ paths }: PathsOptions, run: Run, report: IndexReport): string | undefined {
  const [reject] = report.rejects
  if (paths.length === 0) {
    // Their source may be gone: a stored document that does not fit the new mapping would be lost.
    return reject && `${report.rejected} stored documents don't fit the mapping, the first: ${reject.reason}`
  }
  if (run.unreadable !== undefined) return `${run.unreadable.file} could not be read (${run.unreadable.reason})`
  return report.indexed === 0 ? 'not one document was found' : undefined
}

async function writeFiles(options: PathsOptions, run: Run, target: Rebuild | undefined): Promise<IndexReport> {
  const { engine, analyzer, collection, mapping, paths, signal, onReject, onProgress } = options
  const bytesTotal = run.listing.files.reduce((sum, file) => sum + file.bytes, 0)
  const inputs =
    paths.length === 0 ? readStored(engine.documents(collection)) : watchReads(readFiles(options, run), run)
  return createIndexer({ engine, analyzer }).write(collection, mapping, inputs, {
    durability: 'relaxed',
    target,
    signal,
    seen: run.seen,
    onReject(reject) {
      if (reject.id === undefined) run.unknown ??= reject
      else run.rejected.add(reject.id)
      onReject?.(reject)
    },
    onProgress: (counts) => onProgress?.({ ...counts, bytesRead: Math.min(run.bytesRead, bytesTotal), bytesTotal }),
  })
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
      onNotice: (message) => run.notices.push({ file: file.path, message }),
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

/**
 * Only when every document that is still there is known: behind a file that could not be read, or a line without a
 * sound id, stands a document that would be taken for a vanished one. And a folder that seems empty is more often a
 * disk that is not mounted than a wish to remove everything.
 */
async function pruneVanished(
  { engine, collection }: PathsOptions,
  run: Run,
): Promise<{ pruned?: number; notPruned?: string }> {
  if (run.unknown !== undefined) {
    const { file = collection, line, reason } = run.unknown
    const place = line === undefined ? file : `${file}:${line}`
    return { notPruned: `what ${place} holds is not known (${reason})` }
  }
  if (run.seen.size === 0) return { notPruned: 'not one document was found' }
  return { pruned: await prune(engine, collection, run) }
}

function checkMap({ map = {}, mapping }: PathsOptions): void {
  for (const [column, field] of Object.entries(map)) {
    if (field === '' || field === 'id' || Object.hasOwn(mapping.fields, field)) continue
    throw new FihristError('bad_request', `column "${column}": the mapping "${mapping.name}" has no field "${field}"`)
  }
}
