// npm run bench -- --engine elasticsearch [--documents 30000] [--corpus FILE.jsonl]: Fihrist beside the usual way to
// search Arabic on Elasticsearch (`multi_match` over fields with its `arabic` analyzer, its own highlighter), the same
// documents and queries on the same server, taking turns. The server is at ELASTICSEARCH_URL, or a local one.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from '@elastic/elasticsearch'
import { createAnalyzer } from '../src/analysis/analyzer.ts'
import { createElasticsearchEngine } from '../src/engines/elasticsearch/create-elasticsearch-engine.ts'
import { removeAll } from '../src/engines/elasticsearch/remove-all.ts'
import { percentile } from '../src/evaluation/metrics.ts'
import { analyseDocument } from '../src/indexing/analyse-document.ts'
import { createIndexer } from '../src/indexing/create-indexer.ts'
import { type Mapping, readMapping } from '../src/mapping/mapping.ts'
import { createSearcher } from '../src/search/create-searcher.ts'
import { startLocalServer } from '../test/support/elasticsearch/local-server.ts'
import { createRandom, makeDocuments, makeQuery } from './corpus.ts'

type BenchDocument = { readonly id: string; readonly title: string; readonly text: string }

/** No collection of a user's is called so. */
const PREFIX = `fihrist-bench-${randomUUID().slice(0, 8)}-`
const USUAL = `${PREFIX}usual`
/** Documents of one request of the usual way; as many as one of ours holds. */
const BATCH = 200
const QUERIES = 150
const AT_ONCE = 8
const RECOVERY_MS = 40_000

const MAPPING: Mapping = readMapping(
  { name: 'articles', fields: { title: { type: 'text', weight: 2 }, text: { type: 'text' } } },
  'bench',
)

const analyzer = createAnalyzer()
const say = (name: string, figure: string): void => console.log(`${name.padEnd(44)} ${figure}`)

/** Runs the comparison and prints it. */
export async function benchElasticsearch(count: number, corpus: string | undefined): Promise<void> {
  const given = process.env.ELASTICSEARCH_URL
  const server = given
    ? undefined
    : await startLocalServer(console.error, { arabic: true, fullSpeed: true, heap: '1g' })
  if (server !== undefined && 'missing' in server) throw new Error(server.missing)
  const node = given ?? server?.url ?? ''
  const options = { nodes: [node], prefix: PREFIX }
  const client = new Client({ node, requestTimeout: 120_000 })
  try {
    await removeAll(options)
    const documents = corpus === undefined ? makeDocuments(count, 150) : readCorpus(corpus, count)
    await benchIndexing(client, options, [...documents])
    await benchSearch(client, options, corpus === undefined ? makeQuery : queriesOf([...documents]))
  } finally {
    await removeAll(options)
    await client.close()
    await server?.stop()
  }
}

type Options = { readonly nodes: readonly string[]; readonly prefix: string }

async function benchIndexing(client: Client, options: Options, documents: readonly BenchDocument[]): Promise<void> {
  const bytes = documents.reduce((sum, { title, text }) => sum + Buffer.byteLength(title) + Buffer.byteLength(text), 0)
  say('documents', `${documents.length}, ${(bytes / 1e6).toFixed(1)} MB of text`)
  const analysis = await time(async () => {
    for (const document of documents) await analyseDocument(document, MAPPING, analyzer)
  })
  const engine = await createElasticsearchEngine(options)
  await engine.open({ name: MAPPING.name, mapping: MAPPING, analyzerVersion: analyzer.version })
  const ours = await time(async () => {
    const inputs = documents.map((value) => ({ ok: true as const, value }))
    await createIndexer({ engine, analyzer }).write(MAPPING.name, MAPPING, inputs, { durability: 'relaxed' })
    await engine.flush(MAPPING.name)
  })
  await engine.close()
  await createUsual(client)
  const usual = await time(() => indexUsually(client, documents))
  const speed = (ms: number): string => `${Math.round(documents.length / (ms / 1000))} documents/s`
  say(
    'indexing, Fihrist',
    `${speed(ours)}, our analysis alone ${speed(analysis)} (${percent(analysis / ours)} of the time)`,
  )
  say('indexing, the usual way', speed(usual))

  const alias = `${PREFIX}${MAPPING.name}`
  await settle(client, alias, () => rewrite(options, documents.slice(0, 1)))
  await settle(client, USUAL, () => indexUsually(client, documents.slice(0, 1)))
  const [ourBytes, usualBytes] = await Promise.all([alias, USUAL].map((index) => storeOf(client, index)))
  if (ourBytes === undefined || usualBytes === undefined) return
  const mega = (size: number): string => `${(size / 1e6).toFixed(1)} MB`
  say('store, Fihrist', `${mega(ourBytes)}, ${(ourBytes / usualBytes).toFixed(2)}× the usual way's`)
  say('store, the usual way', mega(usualBytes))
}

/**
 * What the server is sent is kept beside what is stored until no other copy may need it (half a minute) and the next
 * merge drops it; so sizes are those after that merge, for both.
 */
async function settle(client: Client, index: string, change: () => Promise<void>): Promise<void> {
  await client.indices.flush({ index, force: true })
  await sleep(RECOVERY_MS)
  await change()
  await client.indices.flush({ index, force: true })
  await client.indices.forcemerge({ index, max_num_segments: 1 })
  await client.indices.flush({ index, force: true })
}

/** Writes documents again, though they are unchanged. */
async function rewrite(options: Options, documents: readonly BenchDocument[]): Promise<void> {
  const engine = await createElasticsearchEngine(options)
  const puts = await Promise.all(documents.map((document) => analyseDocument(document, MAPPING, analyzer)))
  await engine.write(
    MAPPING.name,
    puts.map((document) => ({ type: 'put', document })),
    'full',
  )
  await engine.close()
}

async function createUsual(client: Client): Promise<void> {
  const text = { type: 'text', analyzer: 'arabic' } as const
  const mappings = { properties: { title: text, text } }
  await client.indices.create({ index: USUAL, settings: { number_of_shards: 1, number_of_replicas: 0 }, mappings })
}

async function indexUsually(client: Client, documents: readonly BenchDocument[]): Promise<void> {
  for (let start = 0; start < documents.length; start += BATCH) {
    const operations = documents
      .slice(start, start + BATCH)
      .flatMap(({ id, ...fields }) => [{ index: { _id: id } }, fields])
    await client.bulk({ index: USUAL, operations })
  }
  await client.indices.refresh({ index: USUAL })
}

type MakeQuery = (random: () => number, length: number) => string

/** One of ours, one of theirs: whatever else the machine does meets both. */
async function benchSearch(client: Client, options: Options, make: MakeQuery): Promise<void> {
  const engine = await createElasticsearchEngine(options)
  const searcher = createSearcher({ engine, analyzer })
  const ours = (q: string): Promise<number> => time(() => searcher.search(MAPPING.name, { q }))
  const usual = (q: string): Promise<number> => time(() => searchUsually(client, q))
  const random = createRandom(5)
  for (let i = 0; i < QUERIES; i++) {
    const q = make(random, 1 + (i % 3))
    await ours(q)
    await usual(q)
  }
  for (const length of [1, 2, 3]) {
    const times = { ours: [] as number[], usual: [] as number[] }
    for (let i = 0; i < QUERIES; i++) {
      const q = make(random, length)
      times.ours.push(await ours(q))
      times.usual.push(await usual(q))
    }
    compare(`search, ${length} words, with highlights`, times)
  }
  const times = { ours: [] as number[], usual: [] as number[] }
  for (let round = 0; round < 8; round++) {
    for (const [search, into] of [
      [ours, times.ours],
      [usual, times.usual],
    ] as const) {
      const client = async (): Promise<void> => {
        for (let i = 0; i < 8; i++) into.push(await search(make(random, 2)))
      }
      await Promise.all(Array.from({ length: AT_ONCE }, client))
    }
  }
  compare(`search, 2 words, ${AT_ONCE} at a time`, times)
  await engine.close()
}

const searchUsually = (client: Client, q: string) =>
  client.search({
    index: USUAL,
    query: { multi_match: { query: q, fields: ['title^2', 'text'] } },
    highlight: { fields: { title: {}, text: {} } },
    size: 10,
  })

function compare(name: string, { ours, usual }: { readonly ours: number[]; readonly usual: number[] }): void {
  const at = (times: readonly number[], share: number): number => percentile(times, share)
  const show = (times: readonly number[]): string =>
    `p50 ${at(times, 0.5).toFixed(1)}, p95 ${at(times, 0.95).toFixed(1)} ms`
  const ratio = (share: number): string => `${(at(ours, share) / at(usual, share)).toFixed(2)}×`
  say(name, `${show(ours)}; the usual way ${show(usual)}; ${ratio(0.5)}, ${ratio(0.95)}`)
}

async function storeOf(client: Client, index: string): Promise<number | undefined> {
  const { _all } = await client.indices.stats({ index, metric: 'store' })
  return _all.primaries?.store?.size_in_bytes
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** JSON lines of {id, title, text}, again under other ids when there are not enough. */
function readCorpus(file: string, count: number): BenchDocument[] {
  const found = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as BenchDocument)
  return Array.from({ length: count }, (_, i) => {
    const { id = '', title = '', text = '' } = found[i % found.length] ?? {}
    return { id: `${id}-${Math.floor(i / found.length)}`, title, text }
  })
}

/** Words that stand somewhere in the documents, side by side. */
const queriesOf =
  (documents: readonly BenchDocument[]): MakeQuery =>
  (random, length) => {
    const words = documents[Math.floor(random() * documents.length)]?.text.split(/\s+/) ?? []
    const start = Math.floor(random() * Math.max(1, words.length - length))
    return words
      .slice(start, start + length)
      .join(' ')
      .replace(/["«»()*:=-]/g, '')
  }
