import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createAnalyzer } from '../src/analysis/analyzer.ts'
import { createSqliteEngine } from '../src/engines/sqlite/create-sqlite-engine.ts'
import { percentile } from '../src/evaluation/metrics.ts'
import { createIndexer } from '../src/indexing/create-indexer.ts'
import { readMapping } from '../src/mapping/mapping.ts'
import { createRandom, makeDocuments, makeQuery } from './corpus.ts'

export type LoadOptions = {
  readonly documents: number
  readonly seconds: number
  readonly connections: number
}

const MAPPING = readMapping(
  { name: 'bench', fields: { title: { type: 'text', weight: 2 }, text: { type: 'text' } } },
  '',
)

/** One request in so many writes a document. */
const WRITES = 20

/** A query that looks at every position of the commonest word many times over, and a document full of it. */
const SLOW_QUERY = `"${'في '.repeat(39).trim()}"~10`
const LONG_TEXT = 'في البيت '.repeat(50_000)

/** What the server may answer: more than it can do is refused or given up. */
const isByDesign = (status: number): boolean => status < 400 || status === 429 || status === 503

/**
 * A server on loopback with `connections` clients that ask for the next thing as soon as they have an answer, searches
 * and one write in twenty, and a slow query thrown in every second. Client and server share the machine's processors.
 */
export async function benchLoad(options: LoadOptions, report: (name: string, figure: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fihrist-load-'))
  try {
    await index(folder, options.documents)
    const { server, url } = await serve(folder)
    try {
      await put(url, 'long', { title: '', text: LONG_TEXT })
      const load = await runLoad(url, server, options)
      const { searches, codes, memory } = load
      report(
        `searches and writes, ${options.connections} connections`,
        `${Math.round(load.requests / options.seconds)}/s`,
      )
      report(
        'search under load',
        [0.5, 0.95, 0.99].map((part) => `p${part * 100} ${percentile(searches, part).toFixed(0)} ms`).join(', '),
      )
      report('answers', [...codes].map(([code, count]) => `${code}: ${count}`).join(', '))
      report(
        'server memory, at first, most, at the end',
        memory.map((bytes) => `${Math.round(bytes / 2 ** 20)} MiB`).join(', '),
      )
      const failures = [...codes.keys()].filter((code) => !isByDesign(Number.parseInt(code, 10)))
      if (failures.length > 0) throw new Error(`answers that are no design: ${failures.join(', ')}`)
    } finally {
      server.kill()
      await once(server, 'exit')
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function index(folder: string, documents: number): Promise<void> {
  const engine = createSqliteEngine({ folder })
  const analyzer = createAnalyzer()
  await engine.open({ name: 'bench', mapping: MAPPING, analyzerVersion: analyzer.version })
  const inputs = makeDocuments(documents, 150).map((value) => ({ ok: true as const, value }))
  await createIndexer({ engine, analyzer }).write('bench', MAPPING, inputs, { durability: 'relaxed' })
  await engine.close()
}

async function serve(folder: string): Promise<{ readonly server: ChildProcess; readonly url: string }> {
  const main = join(import.meta.dirname, '../bin/fihrist.js')
  const server = spawn(process.execPath, [main, 'serve', '--port', '0', '--data', folder, '--log-level', 'silent'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const chunk of server.stdout) {
    const url = /http:\S+/.exec(String(chunk))?.[0]
    if (url !== undefined) return { server, url }
  }
  throw new Error('the server did not start')
}

async function runLoad(url: string, server: ChildProcess, { seconds, connections }: LoadOptions) {
  const end = Date.now() + seconds * 1000
  const searches: number[] = []
  const codes = new Map<string, number>()
  const count = (code: string) => codes.set(code, (codes.get(code) ?? 0) + 1)
  const random = createRandom(3)
  let requests = 0

  async function ask(): Promise<void> {
    const number = requests++
    const began = performance.now()
    if (number % WRITES === 0) {
      count(`${await put(url, `w${number % 500}`, { title: makeQuery(random, 4), text: makeQuery(random, 40) })}`)
      return
    }
    const code = await search(url, makeQuery(random, 1 + (number % 3)))
    if (code === 200) searches.push(performance.now() - began)
    count(`${code}`)
  }
  const client = async () => {
    while (Date.now() < end)
      await ask().catch((error: unknown) => count(error instanceof Error ? error.message : 'error'))
  }
  const throwIn = async () => {
    while (Date.now() < end) {
      search(url, SLOW_QUERY).then(
        (code) => count(`${code} (slow)`),
        () => count('slow query without an answer'),
      )
      await wait(1000)
    }
  }
  const memory = [await memoryOf(server)]
  const watch = async () => {
    let most = 0
    while (Date.now() < end) {
      most = Math.max(most, await memoryOf(server))
      await wait(500)
    }
    memory.push(most)
  }
  await Promise.all([...Array.from({ length: connections }, client), throwIn(), watch()])
  memory.push(await memoryOf(server))
  return { requests, searches, codes, memory }
}

async function search(url: string, q: string): Promise<number> {
  const answer = await fetch(`${url}/collections/bench/search?q=${encodeURIComponent(q)}`)
  await answer.text()
  return answer.status
}

async function put(url: string, id: string, document: Readonly<Record<string, string>>): Promise<number> {
  const answer = await fetch(`${url}/collections/bench/documents/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(document),
  })
  await answer.text()
  return answer.status
}

/** Resident memory in bytes; 0 where there is no /proc. */
async function memoryOf({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0)
}
