import type { Engine } from '../../../src/engines/engine.ts'
import { createMemoryEngine } from '../../indexing/support/memory-engine.ts'

/** An engine that starts no threads and finds nothing: for tests of who gets as far as the engine. */
export const createLightEngine = (): Engine => ({
  ...createMemoryEngine(),
  search: async () => ({ total: { value: 0, relation: 'eq' }, hits: [] }),
})
