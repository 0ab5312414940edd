import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../../../src/analysis/analyzer.ts'
import { createElasticsearchEngine } from '../../../../src/engines/elasticsearch/create-elasticsearch-engine.ts'
import type { Engine } from '../../../../src/engines/engine.ts'
import { toFihristError } from '../../../../src/errors.ts'
import { createIndexer } from '../../../../src/indexing/create-indexer.ts'
import type { Input } from '../../../../src/indexing/input.ts'
import type { Counts } from '../../../../src/indexing/report.ts'
import { elasticsearchForTests } from '../../../support/elasticsearch/for-tests.ts'
import { type Cluster, startCluster } from '../../../support/elasticsearch/local/cluster.ts'
import { collect } from '../../support/collections.ts'
import { MAPPING } from '../../support/test-analysis.ts'

const COUNT = 4_000
const NAME = 'articles'
const analyzer = createAnalyzer()

// Whether there is any server is decided in one place; this test breaks one of its own.
const there = (await elasticsearchForTests()) !== undefined

describe.skipIf(!there)('kill -9 of the server', () => {
  let cluster: Cluster | undefined
  const engines: Engine[] = []

  beforeAll(async () => {
    const started = await startCluster(1)
    if (!('missing' in started)) cluster = started
  }, 120_000)
  afterAll(async () => {
    await Promise.all(engines.map((engine) => engine.close()))
    await cluster?.stop()
  }, 60_000)

  async function connect(retryTime: number): Promise<Engine> {
    const nodes = cluster?.nodes.map(({ url }) => url) ?? []
    const engine = await createElasticsearchEngine({ nodes, retryTime, requestTimeout: 10_000, refreshInterval: 50 })
    engines.push(engine)
    return engine
  }

  const inputs = (marker: string): Input[] =>
    Array.from({ length: COUNT }, (_, i) => ({ ok: true, value: { id: `${i}`, text: `كتاب رقم ${i} ${marker}` } }))

  async function check(engine: Engine, marker: string): Promise<void> {
    await engine.flush(NAME)
    const documents = await collect(engine.documents(NAME))
    expect(documents.length).toBe(COUNT)
    expect(new Set(documents.map(({ id }) => id)).size).toBe(COUNT)
    expect(documents.every(({ text }) => String(text).endsWith(marker))).toBe(true)
    expect((await engine.describe(NAME))?.documents).toBe(COUNT)
  }

  test('a run that waits for the server goes on by itself, and counts right', { timeout: 120_000 }, async (context) => {
    if (cluster === undefined) return context.skip()
    const [node] = cluster.nodes
    const engine = await connect(60_000)
    await engine.open({ name: NAME, mapping: MAPPING, analyzerVersion: analyzer.version })
    let restarted: Promise<unknown> | undefined
    const report = await createIndexer({ engine, analyzer }).write(NAME, MAPPING, inputs('one'), {
      durability: 'relaxed',
      onProgress({ indexed }) {
        if (indexed > COUNT / 3) restarted ??= node?.kill().then(() => node.start())
      },
    })
    await restarted
    expect(report).toMatchObject({ read: COUNT, indexed: COUNT, unchanged: 0, rejected: 0 })
    await check(engine, 'one')
  })

  test('a run that ends with the server is taken up again: nothing acknowledged is lost, nothing is twice', {
    timeout: 120_000,
  }, async (context) => {
    if (cluster === undefined) return context.skip()
    const [node] = cluster.nodes
    const engine = await connect(200)
    await engine.open({ name: NAME, mapping: MAPPING, analyzerVersion: analyzer.version })
    const indexer = createIndexer({ engine, analyzer })
    let killed: Promise<void> | undefined
    const error = await indexer
      .write(NAME, MAPPING, inputs('two'), {
        durability: 'relaxed',
        onProgress({ indexed }) {
          if (indexed > COUNT / 3) killed ??= node?.kill()
        },
      })
      .then(
        () => expect.unreachable('the server was there to the end'),
        (thrown: unknown) => toFihristError(thrown),
      )
    expect(error.code).toBe('engine_unavailable')
    const before = error.details.report as Counts
    expect(before.read).toBe(before.indexed + before.unchanged + before.rejected)
    await killed
    await node?.start()
    await cluster.waitForGreen()

    const after = await indexer.write(NAME, MAPPING, inputs('two'), { durability: 'relaxed' })
    expect(after.read).toBe(COUNT)
    expect(after.indexed + after.unchanged).toBe(COUNT)
    // What was acknowledged is there; of what was not, some may be.
    expect(after.unchanged).toBeGreaterThanOrEqual(before.indexed)
    await check(engine, 'two')
  })
})
