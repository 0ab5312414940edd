import { setTimeout as sleep } from 'node:timers/promises'
import type { CollectionUsage, Engine } from '../../engines/engine.ts'

/** What the collections take now. A collection's usage is undefined when it could not be asked. */
export type Usage = {
  /** False: the engine did not answer in time, and some are not there. */
  readonly complete: boolean
  readonly collections: readonly { readonly name: string; readonly usage: CollectionUsage | undefined }[]
}

/** Milliseconds that whoever scrapes waits for the engine: by default they give up after ten seconds. */
const PATIENCE = 2_000

/** Collections that are asked at a time. */
const AT_ONCE = 4

/** Asks the engine what its collections take. While it still works on one question, no other is put to it. */
export function createUsageReader(engine: Pick<Engine, 'names' | 'usage'>, patience = PATIENCE): () => Promise<Usage> {
  let asked: { readonly found: Usage['collections'][number][]; readonly done: Promise<boolean> } | undefined

  async function ask(found: Usage['collections'][number][]): Promise<boolean> {
    try {
      const names = await engine.names()
      const next = names.values()
      const workers = Array.from({ length: AT_ONCE }, async () => {
        for (const name of next) found.push({ name, usage: await engine.usage(name).catch(() => undefined) })
      })
      await Promise.all(workers)
      return true
    } catch {
      return false
    } finally {
      asked = undefined
    }
  }

  return async () => {
    if (asked === undefined) {
      const found: Usage['collections'][number][] = []
      asked = { found, done: ask(found) }
    }
    const { found, done } = asked
    const over = new AbortController()
    const tooLate = sleep(patience, false, { signal: over.signal }).catch(() => false)
    const complete = await Promise.race([done, tooLate])
    over.abort()
    return { complete, collections: found.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
  }
}
