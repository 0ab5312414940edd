import { setImmediate as turn } from 'node:timers/promises'
import type {
  AnalysedDocument,
  CollectionSpec,
  Durability,
  Engine,
  WriteOperation,
  WriteResult,
} from '../../../src/engines/engine.ts'
import { FihristError } from '../../../src/errors.ts'
import { matchesFilter } from '../../../src/query/filter/matches-filter.ts'

type Documents = Map<string, AnalysedDocument>

const WRITE_TURNS = 5

type Collection = { spec: CollectionSpec; documents: Documents; rebuilding: boolean }

export type MemoryEngine = Engine & {
  /** What was called, in order. */
  readonly calls: { name: string; ids: readonly string[]; durability?: Durability }[]
  /** Thrown by the next writes, one each; undefined lets one pass. */
  readonly failures: (FihristError | undefined)[]
  /** Why a document is not taken; by default all are. */
  refuse: (document: AnalysedDocument) => string | undefined
  documentsOf(name: string): Documents
}

/** The part of an engine that indexing uses, in memory: asynchronous as a real one is, and with its errors on demand. */
export function createMemoryEngine(): MemoryEngine {
  const collections = new Map<string, Collection>()
  const calls: MemoryEngine['calls'] = []
  const failures: MemoryEngine['failures'] = []

  function find(name: string): Collection {
    const found = collections.get(name)
    if (found === undefined) throw new FihristError('collection_not_found', name)
    return found
  }

  async function apply(documents: Documents, operations: readonly WriteOperation[]): Promise<WriteResult[]> {
    // Slower than a question: a caller who asks while it writes learns what was there before.
    for (let i = 0; i < WRITE_TURNS; i++) await turn()
    const failure = failures.shift()
    if (failure !== undefined) throw failure
    return operations.map((operation) => {
      if (operation.type === 'delete') return documents.delete(operation.id) ? 'deleted' : 'not_found'
      const rejected = engine.refuse(operation.document)
      if (rejected !== undefined) return { rejected }
      const existed = documents.has(operation.document.id)
      documents.set(operation.document.id, operation.document)
      return existed ? 'updated' : 'created'
    })
  }

  const idsOf = (operations: readonly WriteOperation[]): string[] =>
    operations.map((operation) => (operation.type === 'put' ? operation.document.id : operation.id))

  const engine: MemoryEngine = {
    name: 'sqlite',
    searchesAtOnce: 1,
    calls,
    failures,
    refuse: () => undefined,
    documentsOf: (name) => find(name).documents,
    async open(spec) {
      const found = collections.get(spec.name)
      if (found !== undefined && found.spec.analyzerVersion !== spec.analyzerVersion) {
        throw new FihristError('analyzer_mismatch', spec.name)
      }
      if (found === undefined) collections.set(spec.name, { spec, documents: new Map(), rebuilding: false })
    },
    remove: async (name) => collections.delete(name),
    find: async (name) => collections.get(name)?.spec,
    async describe(name) {
      const found = collections.get(name)
      return found && { ...found.spec, documents: found.documents.size }
    },
    async usage(name) {
      const found = collections.get(name)
      return found && { documents: found.documents.size, bytes: 0, copy: '1', rebuilding: found.rebuilding }
    },
    names: async () => [...collections.keys()].sort(),
    async write(name, operations, durability) {
      const { documents, rebuilding } = find(name)
      calls.push({ name: 'write', ids: idsOf(operations), durability })
      if (rebuilding) throw new FihristError('index_busy', 'a rebuild is running')
      return apply(documents, operations)
    },
    async countMatching(name, filter) {
      return [...find(name).documents.values()].filter(({ values }) => matchesFilter(filter, values)).length
    },
    async deleteMatching(name, filter, most) {
      const { documents } = find(name)
      const failure = failures.shift()
      if (failure !== undefined) throw failure
      const matching = [...documents.values()].filter(({ values }) => matchesFilter(filter, values)).slice(0, most)
      for (const { id } of matching) documents.delete(id)
      calls.push({ name: 'deleteMatching', ids: matching.map(({ id }) => id) })
      return matching.length
    },
    async flush(name) {
      calls.push({ name: `flush ${name}`, ids: [] })
    },
    async get(name, id) {
      return find(name).documents.get(id)
    },
    async render(name, id) {
      const found = find(name).documents.get(id)
      return found && { json: Buffer.from(JSON.stringify(found.document)), values: found.document }
    },
    async hashes(name, ids) {
      await turn()
      const { documents } = find(name)
      return new Map(ids.flatMap((id) => (documents.has(id) ? [[id, documents.get(id)?.hash ?? '']] : [])))
    },
    async *documents(name) {
      for (const id of [...find(name).documents.keys()].sort()) {
        const found = find(name).documents.get(id)
        if (found !== undefined) yield found.document
      }
    },
    search: () => Promise.reject(new FihristError('internal', 'not searched here')),
    async rebuild(spec) {
      const old = find(spec.name)
      old.rebuilding = true
      const copy: Documents = new Map()
      return {
        write: (operations) => apply(copy, operations),
        async commit() {
          calls.push({ name: 'commit', ids: [] })
          collections.set(spec.name, { spec, documents: copy, rebuilding: false })
        },
        async abort() {
          calls.push({ name: 'abort', ids: [] })
          old.rebuilding = false
        },
      }
    },
    rollback: undefined,
    ready: async () => {},
    health: async () => [...collections.keys()].map((name) => ({ name, reads: undefined, writes: undefined })),
    close: async () => {},
  }
  return engine
}
