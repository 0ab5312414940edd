import type { RenderedDocument } from '../../engine.ts'
import type { FoundRendering } from './protocol.ts'

/** Bytes of a rendering that is worth being remembered. */
const LONG = 64 * 1024

/** Documents that are remembered at most; what nobody sends any more takes a few bytes of one. */
const MOST = 100

type Kept = {
  readonly hash: string
  readonly memory: WeakRef<ArrayBufferLike>
  readonly values: RenderedDocument['values']
}

/**
 * Renderings that are still being sent somewhere, so that a hundred who ask for one long document at a time hold its bytes
 * once. The thread that reads says whether they are still what is stored.
 */
export function createSharedRenderings() {
  const kept = new Map<string, Kept>()

  /** `read` is told the hash of what is here, if there is something. */
  return async (
    key: string,
    read: (known: string | undefined) => Promise<FoundRendering>,
  ): Promise<RenderedDocument | undefined> => {
    const known = kept.get(key)
    // Held from here on: what is said to be unchanged must be there afterwards.
    const memory = known?.memory.deref()
    const found = await read(memory && known?.hash)
    if (found === 'unchanged') {
      return memory && known && { json: new Uint8Array(memory), values: known.values }
    }
    kept.delete(key)
    if (found === undefined) return undefined
    const { hash, json, values } = found
    if (json.byteLength > LONG && json.byteLength === json.buffer.byteLength) {
      kept.set(key, { hash, memory: new WeakRef(json.buffer), values })
      const [oldest] = kept.keys()
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest)
    }
    return { json, values }
  }
}
