import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config, EngineName } from './config.ts'
import type { CollectionSpec, Engine } from './engines/engine.ts'
import { toFihristError } from './errors.ts'

/** Milliseconds between two questions to a server that is not there yet. */
const ASK_AGAIN = 500

/** The engine that the settings name; its code is loaded only when it is used. */
export async function createEngine(config: Config): Promise<Engine> {
  switch (config.engine) {
    case 'sqlite': {
      const { createSqliteEngine } = await import('./engines/sqlite/create-sqlite-engine.ts')
      return createSqliteEngine({ folder: config.data })
    }
    case 'elasticsearch': {
      const { createElasticsearchEngine } = await import('./engines/elasticsearch/create-elasticsearch-engine.ts')
      return createElasticsearchEngine(config.elasticsearch)
    }
  }
}

/**
 * Runs `work` with an engine and closes it afterwards, whatever happened. A server that does not answer is waited for,
 * as long as the settings say; `say` gets a line then. Throws what `Engine.ready` throws when it stays away.
 */
export async function withEngine<T>(
  config: Config,
  say: (line: string) => void,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = await createEngine(config)
  try {
    if (config.engine === 'elasticsearch') await waitForServer(engine, config, say)
    return await work(engine)
  } finally {
    await engine.close()
  }
}

/** The same with an engine of its own that holds nothing yet, and of which nothing is left afterwards. */
export async function withTemporaryEngine<T>(
  config: Config,
  say: (line: string) => void,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  switch (config.engine) {
    case 'sqlite': {
      const data = await mkdtemp(join(tmpdir(), 'fihrist-'))
      try {
        return await withEngine({ ...config, data }, say, work)
      } finally {
        await rm(data, { recursive: true, force: true })
      }
    }
    case 'elasticsearch': {
      const { removeAll } = await import('./engines/elasticsearch/index/remove-all.ts')
      const elasticsearch = { ...config.elasticsearch, prefix: `fihrist-temporary-${randomUUID().slice(0, 8)}-` }
      try {
        return await withEngine({ ...config, elasticsearch }, say, work)
      } finally {
        await removeAll(elasticsearch).catch((error) => say(`${elasticsearch.prefix}* is left: ${error.message}\n`))
      }
    }
  }
}

async function waitForServer(engine: Engine, { elasticsearch }: Config, say: (line: string) => void): Promise<void> {
  const { nodes, waitSeconds } = elasticsearch
  const end = Date.now() + waitSeconds * 1000
  for (let first = true; ; first = false) {
    try {
      return await engine.ready()
    } catch (error) {
      const { code, message } = toFihristError(error)
      if (code !== 'engine_unavailable' || Date.now() >= end) throw error
      if (first) say(`waiting for Elasticsearch at ${nodes.join(', ')} (${waitSeconds} s at most): ${message}\n`)
    }
    await sleep(ASK_AGAIN)
  }
}

/** What an engine makes for a collection: Elasticsearch's index as JSON, or SQLite's tables as SQL. */
export async function renderStorage(engine: EngineName, spec: CollectionSpec, config: Config): Promise<string> {
  switch (engine) {
    case 'sqlite': {
      const { layoutOf, renderTables } = await import('./engines/sqlite/file/schema.ts')
      return renderTables(layoutOf(spec.mapping, 1))
        .map((statement) => `${statement};\n`)
        .join('')
    }
    case 'elasticsearch': {
      const { renderIndexBody } = await import('./engines/elasticsearch/index/index-body.ts')
      const { metaOf } = await import('./engines/elasticsearch/index/index-meta.ts')
      const { withDefaults } = await import('./engines/elasticsearch/server/options.ts')
      return `${JSON.stringify(renderIndexBody(metaOf(spec), withDefaults(config.elasticsearch)), null, 2)}\n`
    }
  }
}
