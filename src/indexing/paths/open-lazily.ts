import type { CollectionSpec, Engine } from '../../engines/engine.ts'

export type LazyCollection = {
  /** The engine, whose collection is made by the first question about a document. */
  readonly engine: Engine
  /** Whether there is a collection by now. */
  isOpen(): boolean
}

/**
 * Opens the collection: at once when it is there, so that one of another mapping is refused before anything is read;
 * else when the first document comes that fits, so that a run of which nothing fits leaves no empty collection behind.
 */
export async function openLazily(engine: Engine, spec: CollectionSpec): Promise<LazyCollection> {
  let opened: Promise<void> | undefined
  let isOpen = false
  async function open(): Promise<void> {
    opened ??= engine.open(spec)
    await opened
    isOpen = true
  }
  if ((await engine.find(spec.name)) !== undefined) await open()
  return {
    engine: {
      ...engine,
      async hashes(name, ids) {
        await open()
        return engine.hashes(name, ids)
      },
    },
    isOpen: () => isOpen,
  }
}
