import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import articles from '../../../mappings/articles.json' with { type: 'json' }
import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import { type AppOptions, createApp } from '../../../src/api/create-app.ts'
import { type Listening, listen } from '../../../src/api/listen.ts'
import type { Engine } from '../../../src/engines/engine.ts'
import { createSqliteEngine } from '../../../src/engines/sqlite/create-sqlite-engine.ts'
import { createIndexer, type Indexer } from '../../../src/indexing/create-indexer.ts'
import { readMapping } from '../../../src/mapping/mapping.ts'
import { createSearcher, type SearcherOptions } from '../../../src/search/create-searcher.ts'

export const analyzer = createAnalyzer()
export const mapping = readMapping(articles, 'mappings/articles.json')

export type TestServer = Listening & {
  readonly engine: Engine
  readonly indexer: Indexer
  /** What was reported as the server's own failure. */
  readonly failures: readonly unknown[]
}

type Options = Omit<Partial<AppOptions>, 'engine'> &
  Pick<SearcherOptions, 'timeout' | 'mostWaiting'> & {
    /** Collections with the articles mapping; default: `articles`. */
    readonly collections?: readonly string[]
    readonly documents?: readonly unknown[]
    /** The engine instead of SQLite; whoever made it closes it. */
    readonly engine?: Engine
    /** Another face of the engine for the app: for faults that a sound engine does not have. */
    readonly face?: (engine: Engine) => Engine
  }

/** The real thing over a temporary folder: engine, analysis, search and HTTP. `close` removes it all. */
export async function startTestServer(options: Options = {}): Promise<TestServer> {
  const { collections = ['articles'], documents = [], face = (engine) => engine, engine: given, ...others } = options
  const { timeout, mostWaiting, ...rest } = others
  const folder = await mkdtemp(join(tmpdir(), 'fihrist-api-'))
  const engine = given ?? createSqliteEngine({ folder })
  for (const name of collections) await engine.open({ name, mapping, analyzerVersion: analyzer.version })
  const indexer = createIndexer({ engine, analyzer })
  for (const document of documents) await indexer.putDocument('articles', mapping, document)
  const failures: unknown[] = []
  const app = createApp({
    analyzer,
    indexer,
    searcher: createSearcher({ engine: face(engine), analyzer, timeout, mostWaiting }),
    reportFailure: (error) => failures.push(error),
    ...rest,
    engine: face(engine),
  })
  const server = await listen(app, { host: '127.0.0.1', port: 0 })
  const close = async () => {
    await server.close()
    if (given === undefined) await engine.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { ...server, engine, indexer, failures, close }
}
