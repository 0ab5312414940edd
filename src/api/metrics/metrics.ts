import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { SearchLoad } from '../../search/answer.ts'
import type { Usage } from './read-usage.ts'

export type MetricsOptions = {
  /** What runs: labels of `fihrist_build_info`. */
  readonly info?: { readonly version: string; readonly engine: string; readonly analyzer: string }
  /** Whether memory, processor time, event loop and garbage collection of this process are measured too. */
  readonly ofProcess?: boolean
}

/** What becomes of a search; those between are codes of errors. */
export const SEARCH_OUTCOMES = ['answered', 'search_timeout', 'too_busy', 'cancelled', 'failed'] as const

export type SearchOutcome = (typeof SEARCH_OUTCOMES)[number]

const WRITE_OUTCOMES = ['indexed', 'unchanged', 'rejected', 'deleted'] as const

export type WriteOutcome = (typeof WRITE_OUTCOMES)[number]

/** What is counted while the server runs. Every label has few values, whatever clients send. */
export type Metrics = {
  request(request: { readonly route: string; readonly method: string; readonly status: string; seconds: number }): void
  search(outcome: SearchOutcome): void
  engineSearch(seconds: number): void
  written(outcome: WriteOutcome, documents: number): void
  /** All of it in Prometheus' text format, with what holds now. */
  render(now: { readonly load: SearchLoad; readonly usage: Usage }): Promise<string>
  readonly contentType: string
}

/** Seconds: from an answer out of memory to the longest that a request may take before most clients give up. */
const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** The metrics of one server; docs/operating.md lists them. */
export function createMetrics({ info, ofProcess = false }: MetricsOptions = {}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name: `fihrist_${name}`, help, labelNames, registers })
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge({ name: `fihrist_${name}`, help, labelNames, registers })
  const histogram = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Histogram({ name: `fihrist_${name}`, help, labelNames, buckets: BUCKETS, registers })

  gauge('build_info', 'What runs', ['version', 'engine', 'analyzer']).set(info ?? {}, 1)
  const requests = counter('http_requests_total', 'Requests that are over', ['route', 'method', 'status'])
  const latency = histogram('http_request_duration_seconds', 'From the request to the end of its answer', ['route'])
  const searches = counter('searches_total', 'Searches over the API and the page', ['outcome'])
  const engineTime = histogram('engine_search_duration_seconds', 'Time in the engine, for each time that it was asked')
  const running = gauge('search_queue_running', 'Searches that the engine works on')
  const waiting = gauge('search_queue_waiting', 'Searches that wait for their turn')
  const refused = counter('search_queue_refused_total', 'Searches refused because too many waited')
  const timedOut = counter('search_queue_timed_out_total', 'Searches refused because their turn did not come in time')
  const written = counter('documents_written_total', 'Documents of writes and deletions over the API', ['outcome'])
  const complete = gauge('scrape_complete', 'Whether the engine told about every collection in time')
  const readable = gauge('collection_readable', 'Whether the collection could be asked', ['collection'])
  const documents = gauge('collection_documents', 'Documents', ['collection'])
  const bytes = gauge('collection_bytes', 'Bytes on disk, with the copies beside the one that serves', ['collection'])
  const rebuilding = gauge('collection_rebuilding', 'Whether it is being rebuilt', ['collection'])
  const swaps = counter('collection_swaps_total', 'Times that another copy took its place', ['collection'])
  // A rate needs the nought before the first one.
  for (const outcome of SEARCH_OUTCOMES) searches.inc({ outcome }, 0)
  for (const outcome of WRITE_OUTCOMES) written.inc({ outcome }, 0)
  if (ofProcess) collectDefaultMetrics({ register: registry })

  const copies = new Map<string, string>()

  function showLoad(load: SearchLoad): void {
    running.set(load.running)
    waiting.set(load.waiting)
    for (const [total, value] of [[refused, load.refused] as const, [timedOut, load.timedOut] as const]) {
      total.reset()
      total.inc(value)
    }
  }

  function showUsage({ complete: all, collections }: Usage): void {
    complete.set(Number(all))
    for (const each of [readable, documents, bytes, rebuilding]) each.reset()
    for (const { name: collection, usage } of collections) {
      readable.set({ collection }, Number(usage !== undefined))
      if (usage === undefined) continue
      documents.set({ collection }, usage.documents)
      bytes.set({ collection }, usage.bytes)
      rebuilding.set({ collection }, Number(usage.rebuilding))
      const before = copies.get(collection) ?? usage.copy
      swaps.inc({ collection }, Number(before !== usage.copy))
      copies.set(collection, usage.copy)
    }
    if (all) forgetOthers(collections.map(({ name }) => name))
  }

  function forgetOthers(names: readonly string[]): void {
    for (const collection of copies.keys()) {
      if (names.includes(collection)) continue
      copies.delete(collection)
      swaps.remove({ collection })
    }
  }

  return {
    request({ route, method, status, seconds }) {
      requests.inc({ route, method, status })
      latency.observe({ route }, seconds)
    },
    search: (outcome) => searches.inc({ outcome }),
    engineSearch: (seconds) => engineTime.observe(seconds),
    written: (outcome, count) => written.inc({ outcome }, count),
    render({ load, usage }) {
      showLoad(load)
      showUsage(usage)
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}
