// npm run bench -- [--documents 100000]: speed and size in one run, on made documents from the seeds' sentences;
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
import { createRandom, makeDocuments, makeQuery, makeText, seedText } from './corpus.ts'
import { measureIndex } from './index-size.ts'
import { benchLoad } from './load.ts'

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
const DOCUMENTS = Number(values.documents ?? 20_000)
const MAPPING = readMapping(
  { name: 'bench', fields: { title: { type: 'text', weight: 2 }, text: { type: 'text' } } },
  '',
)

const analyzer = createAnalyzer()
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

async function benchIndexAndSearch(folder: string): Promise<void> {
  const engine = createSqliteEngine({ folder })
  await engine.open({ name: 'bench', mapping: MAPPING, analyzerVersion: analyzer.version })
  const indexer = createIndexer({ engine, analyzer })
  const documents = makeDocuments(DOCUMENTS, 150)
  const bytes = { text: 0 }
  function* inputs() {
    for (const value of documents) {
      bytes.text += Buffer.byteLength(value.text) + Buffer.byteLength(value.title)
      yield { ok: true as const, value }
    }
  }
  const took = await time(() => indexer.write('bench', MAPPING, inputs(), { durability: 'relaxed' }))
  const flushed = await time(() => engine.flush('bench'))
  report(`indexing ${DOCUMENTS} documents of 150 words`, `${Math.round(DOCUMENTS / (took / 1000))} documents/s`)
  report('flush after it', `${flushed.toFixed(0)} ms`)

  const searcher = createSearcher({ engine, analyzer })
  const random = createRandom(5)
  for (const length of [1, 2, 3]) {
    const times: number[] = []
    for (let i = 0; i < 200; i++) {
      const q = makeQuery(random, length)
      times.push(await time(() => searcher.search('bench', { q })))
    }
    report(`search, ${length} words, with highlights`, milliseconds(times))
  }
  const parallel: number[] = []
  const client = async () => {
    for (let i = 0; i < 50; i++) {
      const q = makeQuery(random, 2)
      parallel.push(await time(() => searcher.search('bench', { q })))
    }
  }
  await Promise.all(Array.from({ length: 8 }, client))
  report('search, 2 words, 8 at a time', milliseconds(parallel))
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
    const server = spawn(process.execPath, [main, 'serve', '--port', '0', '--data', folder], {
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
  await benchLoad({ documents: DOCUMENTS, seconds, connections }, report)
} else if (values.engine === 'elasticsearch') {
  const { benchElasticsearch } = await import('./elasticsearch.ts')
  await benchElasticsearch(Number(values.documents ?? 30_000), values.corpus)
} else {
  const folder = await mkdtemp(join(tmpdir(), 'fihrist-bench-'))
  try {
    await benchAnalysis()
    await benchHighlights()
    await benchIndexAndSearch(folder)
    await benchStart(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
