import type { Engine } from '../../../src/engines/engine.ts'

/** A place where engines keep collections: what one engine wrote there, the next one that connects finds. */
export type Storage = {
  /** Another engine on the same storage. It need not be closed by the test. */
  connect(): Promise<Engine>
  /** Closes all engines and removes the storage. */
  dispose(): Promise<void>
}
