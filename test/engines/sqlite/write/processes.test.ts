import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../../../../src/engines/engine.ts'
import { checkFile } from '../../support/check-file.ts'
import { codeOf, idsOf, NAME, put, putAll, SPEC } from '../../support/collections.ts'
import { all, everything, request } from '../../support/queries.ts'
import { makeSqliteStorage } from '../../support/sqlite-storage.ts'
import { type Child, startChild } from '../../support/start-child.ts'
import type { Storage } from '../../support/storage.ts'
import { versionOf } from '../../support/versions.ts'

let storage: Storage & { readonly folder: string }
let engine: Engine
let children: Child[]
let path: string
beforeEach(async () => {
  storage = await makeSqliteStorage()
  engine = await storage.connect()
  children = []
  path = join(storage.folder, `${NAME}.sqlite`)
})
afterEach(async () => {
  for (const child of children) if (child.process.exitCode === null) await child.kill()
  await storage.dispose()
})

function start(task: string, argument?: string): Child {
  const child = startChild(storage.folder, task, argument)
  children.push(child)
  return child
}

/** Changes what is written about the builder, as time and other machines would. */
function changeClaim(change: (claim: Record<string, unknown>) => Record<string, unknown>): void {
  const db = new Database(path)
  const claim = db.prepare("SELECT value FROM fihrist_meta WHERE key = 'building'").pluck().get() as string
  db.prepare("UPDATE fihrist_meta SET value = ? WHERE key = 'building'").run(JSON.stringify(change(JSON.parse(claim))))
  db.close()
}

test('processes that write at the same time take turns, from the first moment', async () => {
  const writers = ['a', 'b', 'c'].map((argument) => start('write', argument))
  expect(await Promise.all(writers.map((writer) => writer.exited()))).toEqual([0, 0, 0])
  for (const { lines } of writers) expect(lines).toEqual(['ready', ...Array.from({ length: 30 }, () => 'created')])
  expect((await engine.search(NAME, request(all('word')))).total.value).toBe(90)
  expect(await idsOf(engine, all('b'))).toHaveLength(30)
  await engine.close()
  expect(checkFile(path).problems).toEqual([])
})

test('processes that change the same documents and join segments at the same time, until they are killed', async () => {
  const writers = ['0', '1000000'].map((argument) => start('change-forever', argument))
  await Promise.all(writers.map((writer) => writer.next()))
  await wait(700)
  await Promise.all(writers.map((writer) => writer.kill()))
  const { documents, problems } = checkFile(path)
  expect(problems).toEqual([])
  for (const document of documents) expect(document).toEqual(versionOf(document.id, Number(document.views)))
  expect(await idsOf(engine, everything)).toEqual(documents.map(({ id }) => id).sort())
  const batches = writers.map(({ lines }) => lines.length)
  expect(Math.min(...batches)).toBeGreaterThan(8)
})

test('searches go on, each on one copy, while another process rebuilds', async () => {
  await engine.open(SPEC)
  await engine.write(
    NAME,
    putAll(Array.from({ length: 40 }, (_, i) => ({ id: `${i}`, text: 'word', views: 0 }))),
    'full',
  )
  const child = start('rebuild', '6')
  const done = child.exited()
  let running = true
  void done.then(() => {
    running = false
  })
  const seen = new Set<unknown>()
  while (running) {
    const { total, hits } = await engine.search(NAME, request(all('word')))
    const copies = new Set(hits.map(({ document }) => document.views))
    expect([total.value, hits.length, copies.size]).toEqual([40, 40, 1])
    for (const copy of copies) seen.add(copy)
  }
  expect(await done).toBe(0)
  expect(seen.size).toBeGreaterThan(1)
  expect(await idsOf(engine, all('copy6'))).toHaveLength(40)
  await engine.close()
  expect(checkFile(path).problems).toEqual([])
})

test('while another process rebuilds, writes are refused; when it has died, they go on', async () => {
  await engine.open(SPEC)
  await engine.write(NAME, [put({ id: 'old', text: 'word' })], 'full')
  const child = start('build-and-wait')
  expect(await child.next()).toBe('building')
  expect(await codeOf(engine.write(NAME, [put({ id: 'x' })], 'full'))).toBe('index_busy')
  expect(await codeOf(engine.rebuild(SPEC))).toBe('index_busy')
  expect(await idsOf(engine, all('word'))).toEqual(['old'])
  await child.kill()
  expect(await engine.write(NAME, [put({ id: 'x' })], 'full')).toEqual(['created'])
  expect(await idsOf(engine, everything)).toEqual(['old', 'x'])
  await engine.close()
  expect(checkFile(path).problems).toEqual([])
})

test('a rebuild takes the place of one that has died', async () => {
  const child = start('build-and-wait')
  expect(await child.next()).toBe('building')
  await child.kill()
  const rebuild = await engine.rebuild(SPEC)
  await rebuild.write([put({ id: 'mine' })])
  await rebuild.commit()
  expect(await idsOf(engine, everything)).toEqual(['mine'])
  await engine.close()
  expect(checkFile(path).problems).toEqual([])
})

test.each([
  ['not heard of for a minute', (claim: object) => ({ ...claim, heartbeat: Date.now() - 61_000 })],
  ['of a process that had the same id as ours', (claim: object) => ({ ...claim, pid: process.pid, processStart: 5 })],
])('a builder %s is dead, and is told so if it is not', async (_, change) => {
  await engine.open(SPEC)
  const child = start('build-and-wait')
  expect(await child.next()).toBe('building')
  changeClaim(change)
  expect(await engine.write(NAME, [put({ id: 'x' })], 'full')).toEqual(['created'])
  child.process.stdin?.end('\n')
  expect(await child.next()).toBe('refused index_busy')
  expect(await child.exited()).toBe(0)
  expect(await idsOf(engine, everything)).toEqual(['x'])
  await engine.close()
  expect(checkFile(path).problems).toEqual([])
})

test('a builder that was taken for dead can not disturb the one after it', async () => {
  await engine.open(SPEC)
  const child = start('build-and-wait')
  expect(await child.next()).toBe('building')
  changeClaim((claim) => ({ ...claim, heartbeat: 0 }))
  const rebuild = await engine.rebuild(SPEC)
  await rebuild.write([put({ id: 'mine' })])
  child.process.stdin?.end('\n')
  expect(await child.next()).toBe('refused index_busy')
  expect(await child.exited()).toBe(0)
  await rebuild.write([put({ id: 'more' })])
  await rebuild.commit()
  expect(await idsOf(engine, everything)).toEqual(['mine', 'more'])
  await engine.close()
  expect(checkFile(path).problems).toEqual([])
})

test('a builder on another machine lives as long as it is heard of', async () => {
  await engine.open(SPEC)
  const child = start('build-and-wait')
  expect(await child.next()).toBe('building')
  changeClaim((claim) => ({ ...claim, host: 'elsewhere', pid: 999_999_999 }))
  expect(await codeOf(engine.write(NAME, [put({ id: 'x' })], 'full'))).toBe('index_busy')
  child.process.stdin?.end('\n')
  expect(await child.next()).toBe('committed')
  expect(await idsOf(engine, everything)).toEqual(['new', 'other'])
})

test('a write lock that another process keeps is index_busy, and nothing is written', async () => {
  await engine.open(SPEC)
  const other = new Database(path)
  other.exec('BEGIN IMMEDIATE')
  try {
    expect(await codeOf(engine.write(NAME, [put({ id: 'x' })], 'full'))).toBe('index_busy')
    // Reading needs no lock.
    expect(await idsOf(engine, everything)).toEqual([])
  } finally {
    other.close()
  }
  expect(await engine.write(NAME, [put({ id: 'x' })], 'full')).toEqual(['created'])
})
