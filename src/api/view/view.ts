import type { CollectionInfo, CollectionSpec, StoredDocument } from '../../engines/engine.ts'
import type { Indexer } from '../../indexing/create-indexer.ts'
import type { Input } from '../../indexing/input.ts'
import type { IndexReport } from '../../indexing/report.ts'
import type { Deletion, DeletionOptions } from '../../indexing/write/delete-matching.ts'
import type { WriteOptions } from '../../indexing/write/write-inputs.ts'
import type { Mapping } from '../../mapping/mapping.ts'
import type { AskedFilter } from '../../query/filter/read-filter.ts'
import type { SearchAnswer, SearchRequest } from '../../search/answer.ts'

export type { CollectionInfo } from '../../engines/engine.ts'

/**
 * The collections as one caller sees them. The routes know no other way to the documents, so that none of them can show
 * what a key must not see: a collection or a document that is hidden from the caller is not there.
 */
export type View = {
  /** Names of the collections, sorted. */
  names(): Promise<string[]>
  /** Undefined when there is none. Throws `forbidden` when the caller's filter does not fit its mapping. */
  find(name: string): Promise<CollectionView | undefined>
  /** What it was built from, with the number of its documents. Throws as `find`. */
  describe(name: string): Promise<CollectionInfo | undefined>
  /** Makes a collection unless there is one of these fields; weights and aliases become those of the mapping. Throws
   * `mapping_mismatch` where there is another, `analyzer_mismatch`, `forbidden`. */
  create(name: string, mapping: Mapping): Promise<{ readonly isNew: boolean; readonly info: CollectionInfo }>
  /** False when there is none. Throws `forbidden`, `index_busy`. */
  remove(name: string): Promise<boolean>
}

/** A collection as one caller sees it. What writes throws `forbidden` and `analyzer_mismatch` besides. */
export type CollectionView = Pick<CollectionSpec, 'name' | 'mapping'> & {
  search(request: SearchRequest): Promise<SearchAnswer>
  get(id: string): Promise<StoredDocument | undefined>
  /** Its JSON in UTF-8, of these fields and the id, or of all. Throws `bad_request` for a field that there is not. */
  render(id: string, fields?: readonly string[]): Promise<Uint8Array | undefined>
  write(inputs: AsyncIterable<Input> | Iterable<Input>, options: WriteOptions): Promise<IndexReport>
  put(document: unknown): ReturnType<Indexer['putDocument']>
  delete(id: string): ReturnType<Indexer['deleteDocument']>
  /** How many documents pass the filter. Throws `bad_filter`. */
  count(filter: AskedFilter): Promise<number>
  /** Throws `bad_filter`. */
  deleteMatching(filter: AskedFilter, options: DeletionOptions): Promise<Deletion>
}
