// node search-long-documents.ts write|search FOLDER: puts 40 documents of 7.5 MB into the embedded engine; searches them in twelve
// requests at a time over HTTP, and prints what it took. A process of its own, so that its memory is nobody else's.
import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import { createApp } from '../../../src/api/create-app.ts'
import { listen } from '../../../src/api/listen.ts'
import { createSqliteEngine } from '../../../src/engines/sqlite/create-sqlite-engine.ts'
import { createIndexer } from '../../../src/indexing/create-indexer.ts'
import { readMapping } from '../../../src/mapping/mapping.ts'
import { createSearcher } from '../../../src/search/create-searcher.ts'

/** `peak`: bytes above what the process had before; `took`: milliseconds of all together. */
export type LongSearches = {
  readonly statuses: readonly number[]
  readonly hits: readonly number[]
  readonly bytes: number
  readonly peak: number
  readonly took: number
}

const DOCUMENTS = 40
const REQUESTS = 12
const BLOCK = 'ارتفع سعر القمح في الأسواق العالمية وقال وزير التموين إن المخزون يكفي ستة أشهر '
const TEXT = BLOCK.repeat(Math.floor(7_500_000 / Buffer.byteLength(BLOCK)))

const [, , role = '', folder = ''] = process.argv
const mapping = readMapping({ name: 'long', fields: { title: { type: 'text' }, text: { type: 'text' } } }, 'test')
const analyzer = createAnalyzer()
const engine = createSqliteEngine({ folder })
await engine.open({ name: 'long', mapping, analyzerVersion: analyzer.version })
const indexer = createIndexer({ engine, analyzer })
if (role === 'write') {
  for (let i = 0; i < DOCUMENTS; i++) {
    await indexer.putDocument('long', mapping, { id: `${i}`, title: `قمح ${i}`, text: TEXT + i })
  }
} else {
  process.stdout.write(JSON.stringify(await search()))
}
await engine.close()

async function search(): Promise<LongSearches> {
  const app = createApp({ engine, analyzer, indexer, searcher: createSearcher({ engine, analyzer, timeout: 10_000 }) })
  const server = await listen(app, { host: '127.0.0.1', port: 0 })
  const ask = async () => {
    const answer = await fetch(`${server.url}/collections/long/search?q=${encodeURIComponent('القمح')}&limit=100`)
    return { status: answer.status, text: await answer.text() }
  }
  await ask()
  const before = process.memoryUsage().rss
  const began = performance.now()
  const answers = await Promise.all(Array.from({ length: REQUESTS }, ask))
  const took = performance.now() - began
  const peak = process.resourceUsage().maxRSS * 1024 - before
  await server.close()
  return {
    statuses: answers.map(({ status }) => status),
    hits: answers.map(({ text }) => JSON.parse(text).hits?.length ?? 0),
    bytes: Math.max(...answers.map(({ text }) => Buffer.byteLength(text))),
    peak,
    took,
  }
}
