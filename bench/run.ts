// npm run bench -- [--documents 10000,100000]: speed and size in one run beside SQLite's own FTS5, on made documents;
// with --engine elasticsearch see elasticsearch.ts, with --load [--seconds 60 --connections 64] load.ts.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createAnalyzer } from '../src/analysis/analyzer.ts'
import { createSqliteEngine } from '../src/engines/sqlite/create-sqlite-engine.ts'
import { percentile } from '../src/evaluation/metrics.ts'
import { createIndexer } from '../src/indexing/create-indexer.ts'
import { readMapping } from '../src/mapping/mapping.ts'
import { analyseQuery } from '../src/query/analyse/analyse-query.ts'
import { parseQuery } from '../src/query/parse/parse-query.ts'
import { positiveLeaves } from '../src/query/positive-leaves.ts'
import { createSearcher } from '../src/search/create-searcher.ts'
import { createHighlighter } from '../src/search/highlight/create-highlighter.ts'
import { HIGHLIGHT_LEVELS } from '../src/search/ranking.ts'
import { type BenchDocument, createRandom, makeDocuments, makeQuery, makeText, seedText } from './corpus.ts'
import { measureIndex } from './index-size.ts'
import { benchLoad } from './load.ts'
import { openPeer } from './peer-fts5.ts'
import { readScaleText } from './scale-text.ts'

const { values } = parseArgs({
  options: {
    documents: { type: 'string' },
    engine: { type: 'string', default: 'sqlite' },
    corpus: { type: 'string' },
    load: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '60' },
    connections: { type: 'string', default: '64' },
  },
})
const SIZES = (values.documents ?? '20000').split(',').map(Number)
const QUERIES = 150
const MAPPING = readMapping(
  { name: 'bench', fields: { title: { type: 'text', weight: 2 }, text: { type: 'text' } } },
  '',
)

const analyzer = createAnalyzer()
const scale = readScaleText(createRandom(1))
const report = (name: string, figure: string) => console.log(`${name.padEnd(44)} ${figure}`)
const milliseconds = (times: readonly number[]) =>
  `p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`

async function time(work: () => Promise<unknown> | unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function benchAnalysis(): Promise<void> {
  const text = seedText.repeat(5)
  const words = analyzer.analyze(text).length
  const times: number[] = []
  for (let round = 0; round < 10; round++) times.push(await time(() => analyzer.analyze(text).length))
  report('analysis, cache warm', `${(words / percentile(times, 0.5) / 1000).toFixed(2)} million words/s`)
}

/** Made from the word forms' counts where they are there, else from the seeds. */
function* corpus(count: number): Generator<BenchDocument> {
  if (scale === undefined) yield* makeDocuments(count, 150)
  else {
    const random = createRandom(count)
    for (let i = 0; i < count; i++) yield { id: `d${i}`, title: scale.words(random, 6), text: scale.passage(random) }
  }
}

const queries = (length: number): string[] => {
  const random = createRandom(length)
  return Array.from({ length: QUERIES }, () => scale?.query(random, length) ?? makeQuery(random, length))
}

async function benchIndexAndSearch(folder: string, count: number): Promise<void> {
  const engine = createSqliteEngine({ folder })
  await engine.open({ name: 'bench', mapping: MAPPING, analyzerVersion: analyzer.version })
  const indexer = createIndexer({ engine, analyzer })
  const bytes = { text: 0 }
  const making = await time(() => {
    for (const { title, text } of corpus(count)) bytes.text += Buffer.byteLength(title) + Buffer.byteLength(text)
  })
  const inputs = corpus(count).map((value) => ({ ok: true as const, value }))
  const took = (await time(() => indexer.write('bench', MAPPING, inputs, { durability: 'relaxed' }))) - making
  const flushed = await time(() => engine.flush('bench'))
  report(`indexing ${count} documents`, `${Math.round(count / (took / 1000))} documents/s`)
  report('flush after it', `${flushed.toFixed(0)} ms`)
  const peer = openPeer(folder)
  const peerTook = (await time(() => peer.add(corpus(count)))) - making
  report('  FTS5 unicode61', `${Math.round(count / (peerTook / 1000))} documents/s`)

  const searcher = createSearcher({ engine, analyzer })
  for (const round of ['cold', 'warm']) {
    for (const length of [1, 2, 3, 5]) {
      const own: number[] = []
      const peers: number[] = []
      for (const q of queries(length)) {
        own.push(await time(() => searcher.search('bench', { q, match: 'any' })))
        peers.push(await time(() => peer.search(q)))
      }
      report(`search, ${length} words, with highlights, ${round}`, `${milliseconds(own)}; FTS5: ${milliseconds(peers)}`)
    }
  }
  peer.close()
  const parallel: number[] = []
  const random = createRandom(5)
  const client = async () => {
    for (let i = 0; i < 50; i++) {
      const q = scale?.query(random, 2) ?? makeQuery(random, 2)
      parallel.push(await time(() => searcher.search('bench', { q })))
    }
  }
  await Promise.all(Array.from({ length: 8 }, client))
  report('search, 2 words, 8 at a time', milliseconds(parallel))
  const single: number[] = []
  for (let i = 0; i < 50; i++) {
    const value = { id: `s${i}`, title: makeQuery(random, 6), text: makeText(random, 150) }
    single.push(await time(() => indexer.putDocument('bench', MAPPING, value)))
  }
  report('one document written, on disk', milliseconds(single))
  await engine.close()
  reportSize(join(folder, 'bench.sqlite'), bytes.text)
}

/** Sizes as shares of the UTF-8 text; the stored text itself counts for nothing. */
function reportSize(path: string, text: number): void {
  const { file, parts } = measureIndex(path)
  report('file without stored text ÷ UTF-8 text', ((file - text) / text).toFixed(2))
  for (const [part, bytes] of parts) {
    const own = part.startsWith('documents') ? bytes - text : bytes
    report(`  ${part}`, (own / text).toFixed(2))
  }
}

async function benchHighlights(): Promise<void> {
  const random = createRandom(9)
  const documents = Array.from({ length: 10 }, (_, i) => ({ id: String(i), title: '', text: makeText(random, 1000) }))
  const parsed = parseQuery(makeQuery(random, 3), { mapping: MAPPING })
  const { query } = analyseQuery(parsed, {
    analyzer,
    mapping: MAPPING,
    match: 'any',
    adjacencyWeight: 0,
    preferredPhraseWeight: 0,
  })
  const leaves = positiveLeaves(query)
  const times: number[] = []
  for (let round = 0; round < 30; round++) {
    times.push(
      await time(async () => {
        const highlight = createHighlighter({ fields: ['title', 'text'], leaves, analyzer, levels: HIGHLIGHT_LEVELS })
        for (const document of documents) await highlight({ document })
      }),
    )
  }
  report('highlights of ten articles of 1,000 words', milliseconds(times))
}

/** From starting the process on an existing index to its first answer. */
async function benchStart(folder: string): Promise<void> {
  const main = join(import.meta.dirname, '../bin/fihrist.js')
  const times: number[] = []
  for (let round = 0; round < 5; round++) {
    const began = performance.now()
    const server = spawn(process.execPath, [main, 'serve', '--port', '0', '--data', folder, '--log-level', 'silent'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const url = await new Promise<string>((resolve) => {
      server.stdout.on('data', (chunk) => {
        const found = /http:\S+/.exec(String(chunk))
        if (found) resolve(found[0])
      })
    })
    const q = encodeURIComponent(makeQuery(createRandom(round), 2))
    await (await fetch(`${url}/collections/bench/search?q=${q}`)).json()
    times.push(performance.now() - began)
    server.kill()
    await once(server, 'exit')
  }
  report('start to first answer', milliseconds(times))
}

if (values.load) {
  const [seconds, connections] = [Number(values.seconds), Number(values.connections)]
  await benchLoad({ documents: SIZES[0] ?? 0, seconds, connections }, report)
} else if (values.engine === 'elasticsearch') {
  const { benchElasticsearch } = await import('./elasticsearch.ts')
  await benchElasticsearch(Number(values.documents ?? 30_000), values.corpus)
} else {
  await benchAnalysis()
  await benchHighlights()
  for (const count of SIZES) {
    const folder = await mkdtemp(join(tmpdir(), 'fihrist-bench-'))
    try {
      await benchIndexAndSearch(folder, count)
      await benchStart(folder)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}
