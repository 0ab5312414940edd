import { afterEach } from 'vitest'
import type { ElasticsearchOptions } from '../../../src/engines/elasticsearch/server/options.ts'
import { type Rule, startScriptedServer } from '../../support/elasticsearch/scripted/scripted-server.ts'
import { SPEC } from './collections.ts'
import { makeElasticsearchStorage } from './elasticsearch-storage.ts'

/** Starts engines that reach the server at `url` through another, which sees what is asked and has the faults that it
 * is given. All of it is gone after each test. */
export function startsThroughProxy(url: string) {
  const undo: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step()
  })

  return async (rules: readonly Rule[] = [], options: Partial<ElasticsearchOptions> = {}) => {
    const proxy = await startScriptedServer({ rules, realServer: url })
    undo.push(() => proxy.stop())
    const storage = await makeElasticsearchStorage(url, { nodes: [proxy.url], ...options })
    undo.push(() => storage.dispose())
    const engine = await storage.connect()
    await engine.open(SPEC)
    return { engine, proxy, storage, prefix: storage.prefix }
  }
}
