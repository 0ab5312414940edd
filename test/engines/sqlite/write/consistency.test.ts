import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Engine } from '../../../../src/engines/engine.ts'
import { createGeneration } from '../../../../src/engines/sqlite/file/generations.ts'
import { openForWriting } from '../../../../src/engines/sqlite/file/open-file.ts'
import { layoutOf } from '../../../../src/engines/sqlite/file/schema.ts'
import { createWriter } from '../../../../src/engines/sqlite/threads/writer-calls.ts'
import type { Document } from '../../../../src/mapping/document.ts'
import { checkFile } from '../../support/check-file.ts'
import { collect, put, remove, SPEC } from '../../support/collections.ts'
import { makeSqliteStorage } from '../../support/sqlite-storage.ts'
import type { Storage } from '../../support/storage.ts'
import { MAPPING } from '../../support/test-analysis.ts'

let storage: Storage & { readonly folder: string }
let engine: Engine
beforeAll(async () => {
  storage = await makeSqliteStorage()
  engine = await storage.connect()
})
afterAll(() => storage.dispose())

const id = fc.integer({ min: 0, max: 7 }).map(String)
const text = fc
  .array(fc.constantFrom('a', 'b', 'cats', 'كتاب', 'الكتاب'), { maxLength: 5 })
  .map((words) => words.join(' '))
const document = fc.record(
  {
    id,
    title: text,
    text,
    source: fc.constantFrom('x', 'y'),
    tags: fc.array(fc.constantFrom('p', 'q', 'r'), { maxLength: 3 }),
    views: fc.integer({ min: 0, max: 3 }),
  },
  { requiredKeys: ['id'] },
)
const step = fc.oneof({ weight: 3, arbitrary: document }, { weight: 2, arbitrary: id })
const batches = fc.array(fc.array(step, { maxLength: 8 }), { maxLength: 8 })

let collections = 0

test('whatever is written, all tables agree with the documents that are left', async () => {
  await fc.assert(
    fc.asyncProperty(batches, async (steps) => {
      const name = `c${collections++}`
      await engine.open({ ...SPEC, name })
      const left = new Map<string, Document>()
      for (const batch of steps) {
        const expected = batch.map((entry) => {
          const known = left.has(typeof entry === 'string' ? entry : entry.id)
          if (typeof entry === 'string') return left.delete(entry) ? 'deleted' : 'not_found'
          left.set(entry.id, entry)
          return known ? 'updated' : 'created'
        })
        const operations = batch.map((entry) => (typeof entry === 'string' ? remove(entry) : put(entry)))
        expect(await engine.write(name, operations, 'relaxed')).toEqual(expected)
      }
      const { problems } = checkFile(join(storage.folder, `${name}.sqlite`))
      expect(problems).toEqual([])
      const inOrder = [...left.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
      expect(await collect(engine.documents(name))).toEqual(inOrder)
    }),
    { numRuns: 40 },
  )
})

test('a rebuild leaves nothing of the old generation, and an aborted one nothing of the new', async () => {
  const spec = { ...SPEC, name: 'rebuilt' }
  await engine.open(spec)
  await engine.write('rebuilt', [put({ id: '1', text: 'old' })], 'full')
  const aborted = await engine.rebuild(spec)
  await aborted.write([put({ id: '2', text: 'never' })])
  await aborted.abort()
  const path = join(storage.folder, 'rebuilt.sqlite')
  expect(checkFile(path)).toEqual({ documents: [{ id: '1', text: 'old' }], problems: [] })
  const rebuild = await engine.rebuild(spec)
  await rebuild.write([put({ id: '3', text: 'new' })])
  await rebuild.commit()
  expect(checkFile(path)).toEqual({ documents: [{ id: '3', text: 'new' }], problems: [] })
})

test('a flush joins what many batches left in pieces', async () => {
  const name = 'pieces'
  await engine.open({ ...SPEC, name })
  for (let i = 0; i < 30; i++) {
    await engine.write(name, [put({ id: String(i % 20), title: `word${i}`, text: 'cats a b' })], 'relaxed')
  }
  const path = join(storage.folder, `${name}.sqlite`)
  const pieces = () => {
    const db = new Database(path, { readonly: true })
    const count = db
      .prepare(`SELECT count(*) FROM ${layoutOf(MAPPING, 1).postings.segments}`)
      .pluck()
      .get()
    db.close()
    return count
  }
  await engine.flush(name)
  expect(pieces()).toBeLessThan(15)
  const { problems, documents } = checkFile(path)
  expect(problems).toEqual([])
  expect(documents).toHaveLength(20)
})

test('a copy that a process left between two steps of a swap is removed by the next one', async () => {
  const spec = { ...SPEC, name: 'left' }
  await engine.open(spec)
  await engine.write('left', [put({ id: '1', text: 'old' })], 'full')
  await engine.close()
  const path = join(storage.folder, 'left.sqlite')
  const connection = openForWriting(path)
  if (connection === undefined) throw new Error('there is no file')
  createGeneration(connection, { ...spec, fingerprint: 'other' })
  connection.close()
  expect(checkFile(path).problems).toHaveLength(1)
  engine = await storage.connect()
  await engine.open(spec)
  expect(checkFile(path)).toEqual({ documents: [{ id: '1', text: 'old' }], problems: [] })
})

test('after close all is in one file', async () => {
  const other = await storage.connect()
  await other.open({ ...SPEC, name: 'closed' })
  await other.write('closed', [put({ id: '1', text: 'word' })], 'relaxed')
  expect(await other.describe('closed')).toMatchObject({ documents: 1 })
  await other.close()
  expect((await readdir(storage.folder)).filter((file) => file.startsWith('closed'))).toEqual(['closed.sqlite'])
})

test('a builder shows that it lives, even when it has nothing to write', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  try {
    const { calls } = createWriter(storage.folder)
    const token = calls.startRebuild({ ...SPEC, name: 'slow', fingerprint: 'x' })
    const heartbeat = () => {
      const db = new Database(join(storage.folder, 'slow.sqlite'), { readonly: true })
      const claim = db.prepare("SELECT value FROM fihrist_meta WHERE key = 'building'").pluck().get() as string
      db.close()
      return JSON.parse(claim).heartbeat as number
    }
    const first = heartbeat()
    vi.advanceTimersByTime(45_000)
    expect(heartbeat() - first).toBeGreaterThanOrEqual(40_000)
    calls.abortRebuild(token)
    calls.close()
  } finally {
    vi.useRealTimers()
  }
})
