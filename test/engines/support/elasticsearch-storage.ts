import { randomUUID } from 'node:crypto'
import { createElasticsearchEngine } from '../../../src/engines/elasticsearch/create-elasticsearch-engine.ts'
import type { ElasticsearchOptions } from '../../../src/engines/elasticsearch/server/options.ts'
import type { Engine } from '../../../src/engines/engine.ts'
import type { Storage } from './storage.ts'

/** A part of a server that no other test uses, under a prefix of its own. */
export async function makeElasticsearchStorage(
  url: string,
  options: Partial<ElasticsearchOptions> = {},
): Promise<Storage & { readonly prefix: string }> {
  const prefix = `test-${randomUUID().slice(0, 8)}-`
  const engines: Engine[] = []
  return {
    prefix,
    async connect() {
      const engine = await createElasticsearchEngine({ nodes: [url], prefix, refreshInterval: 20, ...options })
      engines.push(engine)
      return engine
    },
    async dispose() {
      await Promise.all(engines.map((engine) => engine.close()))
      await removeIndices(url, prefix)
    },
  }
}

/** Removes every index whose name begins so, hidden ones too. */
export async function removeIndices(url: string, prefix: string): Promise<void> {
  const response = await fetch(`${url}/_cat/indices/${prefix}*?h=index&format=json&expand_wildcards=all`)
  const found = (await response.json()) as { readonly index: string }[]
  for (const { index } of found) await fetch(`${url}/${index}`, { method: 'DELETE' })
}
