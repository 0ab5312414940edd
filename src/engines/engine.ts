import type { LevelName } from '../analysis/token.ts'
import type { FihristError } from '../errors.ts'
import type { Document } from '../mapping/document.ts'
import type { Mapping } from '../mapping/mapping.ts'
import type { Filter } from '../query/filter.ts'
import type { EngineAnswer, EngineSearch } from './engine-search.ts'

export * from './engine-search.ts'

/** The engines that there are. */
export const ENGINE_NAMES = ['sqlite', 'elasticsearch'] as const

export type EngineName = (typeof ENGINE_NAMES)[number]

/** What a collection is built from. An index remembers all three and refuses a caller who brings others. */
export type CollectionSpec = {
  readonly name: string
  readonly mapping: Mapping
  readonly analyzerVersion: string
}

export type CollectionInfo = CollectionSpec & { readonly documents: number }

/** Whether a collection answers and takes writes now; else why not. */
export type CollectionHealth = {
  readonly name: string
  readonly reads: FihristError | undefined
  readonly writes: FihristError | undefined
}

/** What a collection takes, and what is done to it. */
export type CollectionUsage = {
  readonly documents: number
  /** On disk: of all that is kept for the collection, copies that do not serve too. */
  readonly bytes: number
  /** Tells the copy that serves from any before it: another one after each rebuild and rollback. */
  readonly copy: string
  readonly rebuilding: boolean
}

/** A document ready to be written: what is stored, what is searched, and what is filtered and sorted by. */
export type AnalysedDocument = {
  readonly id: string
  /** Stored and given back as it is. */
  readonly document: Document
  /** Hash of the content: the same hash means that nothing would change. */
  readonly hash: string
  /** Text field → level → terms joined by single spaces, the same number of terms at each level. */
  readonly streams: Readonly<Record<string, Readonly<Record<LevelName, string>>>>
  /** Keyword, number and date field → its values; a date is milliseconds since 1970 (UTC). Absent when there is none. */
  readonly values: Readonly<Record<string, readonly (string | number)[]>>
}

export type WriteOperation =
  | { readonly type: 'put'; readonly document: AnalysedDocument }
  | { readonly type: 'delete'; readonly id: string }

/** What became of an operation. `rejected`: the engine can't hold this document, and why; what was there stays. */
export type WriteResult = 'created' | 'updated' | 'deleted' | 'not_found' | { readonly rejected: string }

/**
 * What a write is when its promise resolves. `full`: on disk, and seen by every later call. `relaxed`: it survives a
 * killed process, but perhaps not a power cut, and `search`, `describe` and `documents` may not see it before `flush`.
 */
export type Durability = 'full' | 'relaxed'

export type StoredDocument = { readonly document: Document; readonly hash: string }

/** What comes back of one document that is handed on. */
export type RenderOptions = {
  /** These fields and the id; undefined: all. */
  readonly fields: readonly string[] | undefined
  /** Fields that come as data besides, for who decides whether it is handed on. */
  readonly beside: readonly string[]
}

export type RenderedDocument = {
  /** Its JSON in UTF-8. Not to be changed: others may be sending the same bytes. */
  readonly json: Uint8Array
  /** The id and the fields `beside`, of the same state of the document. */
  readonly values: Document
}

/** A new copy of a collection being filled beside the one that serves. */
export type Rebuild = {
  /** As `Engine.write`, into the new copy. */
  write(operations: readonly WriteOperation[]): Promise<WriteResult[]>
  /** Puts the new copy in the old one's place in one step, durably. Throws `rebuild_failed` when the new copy does not
   * hold or find what was written; the old one then stays. */
  commit(): Promise<void>
  /** Removes the new copy; the old one was never touched. */
  abort(): Promise<void>
}

/**
 * Where documents are kept and found. Everything above knows this type only.
 * Every method throws `FihristError`; nothing else leaves an engine.
 */
export type Engine = {
  readonly name: EngineName

  /** How many searches it works on side by side; more only wait inside it. */
  readonly searchesAtOnce: number

  /** Opens a collection, creating it when there is none.
   * Throws `mapping_mismatch`, `analyzer_mismatch`, `index_corrupt` (and leaves what is there as it is). */
  open(spec: CollectionSpec): Promise<void>

  /** Removes a collection with every copy of it, in one step; false when there is none. Whoever writes to it afterwards
   * is told `collection_not_found`. Throws `index_busy` while a rebuild runs. */
  remove(name: string): Promise<boolean>

  /** What the collection was built from, whatever this caller's mapping or analyzer; undefined when there is none. */
  find(name: string): Promise<CollectionSpec | undefined>

  /** The same with the number of its documents, which may have to be counted. */
  describe(name: string): Promise<CollectionInfo | undefined>

  /** What the collection takes; undefined when there is none. Cheap, however large it is, and behind no search. */
  usage(name: string): Promise<CollectionUsage | undefined>

  /** Names of the collections that are there, sorted. */
  names(): Promise<string[]>

  /**
   * Does the operations, each whole or not at all, one result each, and those with one id in their order; a put
   * replaces the document with the same id. When it throws, some may have been done: the same call again is safe, for
   * every operation ends the same however often it is done.
   * Throws `collection_not_found`, `mapping_mismatch`, `analyzer_mismatch`, `index_busy` (try again), `storage_full`,
   * `storage_failed`, `engine_unavailable`.
   */
  write(name: string, operations: readonly WriteOperation[], durability: Durability): Promise<WriteResult[]>

  /** How many documents pass the filter, exactly. */
  countMatching(name: string, filter: Filter): Promise<number>

  /** Removes documents that pass the filter, `most` at most, each only if it passes at the moment when it is removed; on
   * disk and gone from every search when it resolves to how many there were. 0: none was left. Throws as `write` does. */
  deleteMatching(name: string, filter: Filter, most: number): Promise<number>

  /** Makes every relaxed write so far as durable and as visible as a full one. */
  flush(name: string): Promise<void>

  /** The document with the id; like `hashes` and `render` it sees every write that was acknowledged. */
  get(name: string, id: string): Promise<StoredDocument | undefined>

  /** The same to be handed on as it is: nothing parses and renders it, so that it takes little time and is held once. */
  render(name: string, id: string, options: RenderOptions): Promise<RenderedDocument | undefined>

  /** Hashes of those of the ids that are there. */
  hashes(name: string, ids: readonly string[]): Promise<Map<string, string>>

  /** Every stored document in id order, read in batches; what is written meanwhile may or may not appear. */
  documents(name: string): AsyncIterable<Document>

  /** One consistent view of the collection: total, order and documents belong together. The total is exact up to
   * `EXACT_TOTAL`; beyond, it may be a lower bound (`gte`).
   * Throws `collection_not_found`, `engine_unavailable`, `search_timeout`, `cancelled`, `answer_too_large`. */
  search(name: string, request: EngineSearch): Promise<EngineAnswer>

  /** Starts a new copy beside the collection, with a mapping and analyzer of its own. While it lasts, `write` on the
   * collection throws `index_busy`. A copy left by a process that died is removed. */
  rebuild(spec: CollectionSpec): Promise<Rebuild>

  /** Puts the copy that served before the last rebuild in its place again, in one step; once more goes back forward.
   * Undefined: this engine keeps no such copy.
   * Throws `rollback_unavailable` when none was kept, `index_busy`, `collection_not_found`. */
  readonly rollback: ((name: string) => Promise<void>) | undefined

  /** Resolves when the engine answers. Throws with the reason: `engine_unavailable`, it may answer later;
   * `engine_refused`, somebody has to change something first (credentials, version). */
  ready(): Promise<void>

  /** Whether each collection works, by trying it; one that doesn't hides no other. Throws as `ready` does. */
  health(): Promise<CollectionHealth[]>

  /** Finishes what was accepted, then lets go of files, threads and sockets. */
  close(): Promise<void>
}
