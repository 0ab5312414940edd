import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Engine } from '../../../src/engines/engine.ts'
import type { Document } from '../../../src/mapping/document.ts'
import { collect, NAME, putAll, remove, SPEC } from '../support/collections.ts'
import type { Storage } from '../support/storage.ts'

/** Gives each test an engine with an empty collection, and a storage that others can connect to. */
export function useEngine(makeStorage: () => Promise<Storage>): () => Promise<{ engine: Engine; storage: Storage }> {
  const storages: Storage[] = []
  afterEach(async () => {
    for (const storage of storages.splice(0)) await storage.dispose()
  })
  return async () => {
    const storage = await makeStorage()
    storages.push(storage)
    const engine = await storage.connect()
    await engine.open(SPEC)
    return { engine, storage }
  }
}

/** Gives all tests of a group one engine; the collection is empty before each. */
export function useEmptyCollection(makeStorage: () => Promise<Storage>): () => Engine {
  const engine = useDocuments(makeStorage, [])
  afterEach(async () => {
    const documents = await collect(engine().documents(NAME))
    await engine().write(
      NAME,
      documents.map(({ id }) => remove(id)),
      'relaxed',
    )
    await engine().flush(NAME)
  })
  return engine
}

/** Gives all tests of a group one engine with these documents. */
export function useDocuments(makeStorage: () => Promise<Storage>, documents: readonly Document[]): () => Engine {
  let storage: Storage
  let engine: Engine
  beforeAll(async () => {
    storage = await makeStorage()
    engine = await storage.connect()
    await engine.open(SPEC)
    await engine.write(NAME, putAll(documents), 'relaxed')
    await engine.flush(NAME)
  })
  afterAll(() => storage?.dispose())
  return () => engine
}
