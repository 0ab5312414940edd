// The searches of the comparison with Elasticsearch's usual way, over HTTP and with highlights: Fihrist's API, the
// server asked straight, and an API that does no more than ask the server. They take turns, so that whatever else the
// machine does meets all.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { percentile } from '../src/evaluation/metrics.ts'
import { createRandom } from './corpus.ts'
import { renderUsual } from './usual-search.ts'

export type MakeQuery = (random: () => number, length: number) => string

type SearchBench = {
  readonly node: string
  readonly prefix: string
  readonly collection: string
  /** The index of the usual way. */
  readonly usual: string
  readonly makeQuery: MakeQuery
  readonly say: (name: string, figure: string) => void
}

/** Searches of each kind before anything is measured. After 2,000 Node's compilers still take a seventh of our time. */
const WARM_UP = 20_000
/** A p95 of fewer is another one in each run. */
const QUERIES = 1_000
const AT_ONCE = 8
const ROUNDS = 20

const agent = new Agent({ keepAlive: true })

/** Runs the searches and prints them. */
export async function benchSearch(options: SearchBench): Promise<void> {
  const { node, prefix, collection, usual, makeQuery, say } = options
  const child = fork(new URL('elasticsearch-api.ts', import.meta.url), [node, prefix, usual])
  const died = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the API ended with ${code}`)))
  died.catch(() => {})
  const [api] = (await Promise.race([once(child, 'message'), died])) as [string]
  const ways: Ways = {
    ours: (q) => ask(`${api}/collections/${collection}/search?q=${encodeURIComponent(q)}`),
    direct: (q) => ask(`${node}/${usual}/_search`, JSON.stringify(renderUsual(q))),
    api: (q) => ask(`${api}/usual?q=${encodeURIComponent(q)}`),
  }
  try {
    const random = createRandom(5)
    const draw = (count: number, length: (i: number) => number): string[] =>
      Array.from({ length: count }, (_, i) => makeQuery(random, length(i)))
    await takeTurns(ways, { queries: draw(WARM_UP, (i) => 1 + (i % 3)), atOnce: AT_ONCE })
    for (const length of [1, 2, 3]) {
      const times = await takeTurns(ways, { queries: draw(QUERIES, () => length), atOnce: 1 })
      compare(say, `search, ${length} words, with highlights`, times)
    }
    const times: Times = { ours: [], direct: [], api: [] }
    for (let round = 0; round < ROUNDS; round++) {
      const queries = draw(AT_ONCE * 10, () => 2)
      // One way after the other: those that wait for one would slow down the other.
      for (const name of NAMES) {
        const found = await takeTurns({ [name]: ways[name] }, { queries, atOnce: AT_ONCE })
        times[name].push(...found[name])
      }
    }
    compare(say, `search, 2 words, ${AT_ONCE} at a time`, times)
  } finally {
    agent.destroy()
    child.kill()
  }
}

const NAMES = ['ours', 'direct', 'api'] as const
type Name = (typeof NAMES)[number]
type Ways = Readonly<Record<Name, (q: string) => Promise<void>>>
type Times = Record<Name, number[]>

/**
 * Every query by each of the ways, so many at a time; milliseconds. At any moment each way is at another query: whoever
 * asks what another has just asked finds the terms in the processor's caches.
 */
async function takeTurns(
  ways: Partial<Ways>,
  { queries, atOnce }: { readonly queries: readonly string[]; readonly atOnce: number },
): Promise<Times> {
  const times: Times = { ours: [], direct: [], api: [] }
  const apart = Math.floor(queries.length / NAMES.length)
  let next = 0
  const client = async (): Promise<void> => {
    for (let turn = next++; turn < queries.length; turn = next++) {
      for (const [i, name] of NAMES.entries()) {
        const began = performance.now()
        const asked = ways[name]?.(queries[(turn + i * apart) % queries.length] ?? '')
        if (asked === undefined) continue
        await asked
        times[name].push(performance.now() - began)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, client))
  return times
}

/** Asks by GET, or POSTs the body, and reads the answer. */
function ask(url: string, body?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' }
    const asked = request(url, { agent, method: body === undefined ? 'GET' : 'POST', headers }, async (response) => {
      try {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk as Buffer)
        const text = Buffer.concat(chunks).toString()
        if (response.statusCode !== 200) throw new Error(`${url}: ${response.statusCode} ${text}`)
        JSON.parse(text)
        resolve()
      } catch (error) {
        reject(error)
      }
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

function compare(say: SearchBench['say'], name: string, { ours, direct, api }: Times): void {
  const show = (times: readonly number[]): string =>
    `p50 ${percentile(times, 0.5).toFixed(1)}, p95 ${percentile(times, 0.95).toFixed(1)} ms`
  const ratios = (times: readonly number[]): string =>
    [0.5, 0.95].map((share) => `${(percentile(ours, share) / percentile(times, share)).toFixed(2)}×`).join(', ')
  say(name, show(ours))
  say('  the usual way, asked straight', `${show(direct)}: ${ratios(direct)}`)
  say('  the usual way through an API', `${show(api)}: ${ratios(api)}`)
}
