import { once } from 'node:events'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { byLevel } from '../../../../src/analysis/token.ts'
import type { AnalysedDocument } from '../../../../src/engines/engine.ts'
import { workerArguments, workerEntry } from '../../../../src/engines/sqlite/threads/worker-entry.ts'
import { codeOf, NAME, putAll, SPEC } from '../../support/collections.ts'
import { any, everything, leaf, phrase, prefix, request } from '../../support/queries.ts'
import { makeSqliteStorage } from '../../support/sqlite-storage.ts'

const SEARCHES = 60

/** Milliseconds of processor time, which other processes do not stretch. */
const milliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000

test('searching and writing leave the calling thread free', async () => {
  const storage = await makeSqliteStorage()
  const engine = await storage.connect()
  await engine.open(SPEC)
  const words = (i: number) => Array.from({ length: 60 }, (_, j) => `w${(i * (j + 1)) % (3 + j * j)}`).join(' ')
  const documents = Array.from({ length: 8_000 }, (_, i) => ({ id: `${i}`, text: words(i), views: i % 1000 }))
  for (let i = 0; i < documents.length; i += 1000)
    await engine.write(NAME, putAll(documents.slice(i, i + 1000)), 'relaxed')
  const queries = [any('w0', 'w1', 'w2'), any(leaf(phrase('w0 w1', 3))), any(leaf(prefix('w1'))), everything]
  const operations = putAll(documents.slice(0, 2))

  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const before = { thread: process.threadCpuUsage(), all: process.cpuUsage() }
  for (let i = 0; i < SEARCHES; i++) {
    const query = queries[i % queries.length] ?? everything
    const sort = i % 2 === 0 ? undefined : ({ field: 'views', order: 'desc' } as const)
    const writing = engine.write(NAME, operations, 'relaxed')
    expect((await engine.search(NAME, request(query, { sort, limit: 10 }))).hits).toHaveLength(10)
    await writing
  }
  const thread = milliseconds(process.threadCpuUsage(before.thread)) / SEARCHES
  const all = milliseconds(process.cpuUsage(before.all)) / SEARCHES
  delay.disable()
  await storage.dispose()
  // The work is there, but not here.
  expect(all).toBeGreaterThan(5 * thread)
  expect(thread).toBeLessThan(5)
  expect(delay.percentile(50) / 1e6).toBeLessThan(20)
})

test('what can not be sent to a thread is refused, and the calls after it have their own answers', async () => {
  const storage = await makeSqliteStorage()
  const engine = await storage.connect()
  await engine.open(SPEC)
  const [operation] = putAll([{ id: 'a', url: (() => 1) as unknown as string }])
  expect(await codeOf(engine.write(NAME, operation === undefined ? [] : [operation], 'full'))).toBe('internal')
  expect(await engine.write(NAME, putAll([{ id: 'b' }]), 'full')).toEqual(['created'])
  expect(await engine.describe(NAME)).toMatchObject({ documents: 1 })
  await storage.dispose()
})

test('a document of megabytes goes to the thread that writes in pieces', async () => {
  const storage = await makeSqliteStorage()
  const engine = await storage.connect()
  await engine.open(SPEC)
  const [long] = putAll([{ id: 'long', text: 'x' }])
  const [broken] = putAll([{ id: 'broken', url: (() => 1) as unknown as string }])
  if (long?.type !== 'put' || broken?.type !== 'put') throw new Error('no documents')
  const streamsOf = (word: string) => ({ text: byLevel(() => `${word} `.repeat(100_000).trimEnd()) })
  const streams = streamsOf('كتاب')
  const write = (document: AnalysedDocument) => engine.write(NAME, [{ type: 'put', document }], 'full')
  // What went ahead of a call that could not follow is nobody's.
  expect(await codeOf(write({ ...broken.document, streams: streamsOf('قلم') }))).toBe('internal')
  expect(await write({ ...long.document, streams })).toEqual(['created'])
  expect(await engine.search(NAME, request(any('كتاب')))).toMatchObject({ total: { value: 1 } })
  // Calls keep their order.
  await Promise.all([write({ ...long.document, streams }), write(long.document)])
  expect(await engine.search(NAME, request(any('x')))).toMatchObject({ total: { value: 1 } })
  await storage.dispose()
})

test('a thread requires no ES module: stopped in the middle of that, it would take the process with it', async () => {
  const file = JSON.stringify(fileURLToPath(workerEntry('reader-worker')))
  const code = `try { require(${file}) } catch ({ code }) { require('node:worker_threads').parentPort.postMessage(code) }`
  const thread = new Worker(code, { eval: true, execArgv: workerArguments() })
  expect(await once(thread, 'message')).toEqual(['ERR_REQUIRE_ESM'])
  await thread.terminate()
})
