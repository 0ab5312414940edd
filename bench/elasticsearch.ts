// npm run bench -- --engine elasticsearch [--documents 30000] [--corpus FILE.jsonl]: Fihrist beside the usual way to
// search Arabic on Elasticsearch (`multi_match` over fields with its `arabic` analyzer, its own highlighter), the same
// documents and queries on the same server, taking turns. The server is at ELASTICSEARCH_URL, or a local one.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from '@elastic/elasticsearch'
import { createAnalyzer } from '../src/analysis/analyzer.ts'
import { createElasticsearchEngine } from '../src/engines/elasticsearch/create-elasticsearch-engine.ts'
import { removeAll } from '../src/engines/elasticsearch/index/remove-all.ts'
import { createIndexer } from '../src/indexing/create-indexer.ts'
import { analyseDocument } from '../src/indexing/write/analyse-document.ts'
import { type Mapping, readMapping } from '../src/mapping/mapping.ts'
import { startLocalServer } from '../test/support/elasticsearch/local/local-server.ts'
import { makeDocuments, makeQuery } from './corpus.ts'
import { benchSearch, type MakeQuery } from './elasticsearch-search.ts'

type BenchDocument = { readonly id: string; readonly title: string; readonly text: string }

/** No collection of a user's is called so. */
const PREFIX = `fihrist-bench-${randomUUID().slice(0, 8)}-`
const USUAL = `${PREFIX}usual`
/** Documents of one request of the usual way; as many as one of ours holds. */
const BATCH = 200
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
    const makeSearch = corpus === undefined ? makeQuery : queriesOf([...documents])
    await benchSearch({ node, prefix: PREFIX, collection: MAPPING.name, usual: USUAL, makeQuery: makeSearch, say })
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

/** JSON lines of {id, title, text}. When there are not enough, more are made of two halves each: the same text again
 * would tie with itself in every search. */
function readCorpus(file: string, count: number): BenchDocument[] {
  const found = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as BenchDocument)
  return Array.from({ length: count }, (_, i) => {
    const round = Math.floor(i / found.length)
    const { id = '', title = '', text = '' } = found[i % found.length] ?? {}
    const other = found[(i + round * 137) % found.length]?.text ?? ''
    return { id: `${id}-${round}`, title, text: round === 0 ? text : halves(text)[0] + halves(other)[1] }
  })
}

function halves(text: string): readonly [string, string] {
  const middle = Math.max(text.indexOf(' ', text.length / 2), 0)
  return [text.slice(0, middle), text.slice(middle)]
}

/** Words that stand somewhere in the documents, side by side; not stop words only, for which the usual way finds nothing
 * and answers at once. */
const queriesOf =
  (documents: readonly BenchDocument[]): MakeQuery =>
  (random, length) => {
    for (;;) {
      const words = documents[Math.floor(random() * documents.length)]?.text.split(/\s+/) ?? []
      const start = Math.floor(random() * Math.max(1, words.length - length))
      const query = words
        .slice(start, start + length)
        .join(' ')
        .replace(/["«»()*:=-]/g, '')
      if (analyzer.analyze(query).some(({ stopWord }) => !stopWord)) return query
    }
  }
