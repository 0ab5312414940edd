import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAnalyzer } from '../../../../src/analysis/analyzer.ts'
import { createElasticsearchEngine } from '../../../../src/engines/elasticsearch/create-elasticsearch-engine.ts'
import type { Engine } from '../../../../src/engines/engine.ts'
import { createIndexer } from '../../../../src/indexing/create-indexer.ts'
import type { Input } from '../../../../src/indexing/input.ts'
import { createSearcher } from '../../../../src/search/create-searcher.ts'
import { type Cluster, startCluster } from '../../../support/elasticsearch/local/cluster.ts'
import { collect } from '../../support/collections.ts'
import { MAPPING } from '../../support/test-analysis.ts'

const NAME = 'articles'
const COUNT = 6_000
const analyzer = createAnalyzer()

let cluster: Cluster | undefined
let engine: Engine
beforeAll(async () => {
  const started = await startCluster(3)
  if ('missing' in started) return
  cluster = started
  const nodes = started.nodes.map(({ url }) => url)
  engine = await createElasticsearchEngine({ nodes, shards: 3, replicas: 1, requestTimeout: 15_000 })
})
afterAll(async () => {
  await engine?.close()
  await cluster?.stop()
})

test('one of three nodes is killed: indexing goes on, searches too, and nothing is lost', async (context) => {
  if (cluster === undefined) return context.skip()
  await engine.open({ name: NAME, mapping: MAPPING, analyzerVersion: analyzer.version })
  const indexer = createIndexer({ engine, analyzer })
  const inputs = Array.from(
    { length: COUNT },
    (_, i): Input => ({ ok: true, value: { id: `${i}`, text: `كتاب رقم ${i}` } }),
  )
  // Something to find from the first moment on.
  await indexer.write(NAME, MAPPING, inputs.slice(0, 100), { durability: 'full' })

  let running = true
  const slowest = { ms: 0 }
  const searches = (async () => {
    const searcher = createSearcher({ engine, analyzer })
    let count = 0
    for (; running; count++) {
      const began = performance.now()
      const { total } = await searcher.search(NAME, { q: 'كتاب' })
      slowest.ms = Math.max(slowest.ms, performance.now() - began)
      expect(total.value).toBeGreaterThanOrEqual(100)
    }
    return count
  })()

  let killed: Promise<void> | undefined
  const report = await indexer.write(NAME, MAPPING, inputs, {
    durability: 'relaxed',
    onProgress({ read }) {
      if (read > COUNT / 3) killed ??= cluster?.nodes[1]?.kill()
    },
  })
  await killed
  running = false
  expect(await searches).toBeGreaterThan(10)
  // A node that is gone without a word is noticed by its closed connections, not by a timeout.
  expect(slowest.ms).toBeLessThan(15_000)
  expect(report.read).toBe(COUNT)
  expect(report.indexed + report.unchanged).toBe(COUNT)
  await engine.flush(NAME)
  expect(await collect(engine.documents(NAME))).toHaveLength(COUNT)
  await engine.ready()
})
