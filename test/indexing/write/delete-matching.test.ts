import { beforeEach, expect, test } from 'vitest'
import type { WriteOperation } from '../../../src/engines/engine.ts'
import { FihristError } from '../../../src/errors.ts'
import { deleteMatching } from '../../../src/indexing/write/delete-matching.ts'
import { readMapping } from '../../../src/mapping/mapping.ts'
import { createMemoryEngine, type MemoryEngine } from '../support/memory-engine.ts'

const NAME = 'articles'
const mapping = readMapping({ name: NAME, fields: { text: { type: 'text' }, n: { type: 'number' } } }, 'test')
const SMALL = { type: 'range', field: 'n', lt: 500 } as const

const put = (n: number): WriteOperation => ({
  type: 'put',
  document: { id: `${n}`, document: { id: `${n}` }, hash: '', streams: {}, values: { n: [n] } },
})

let engine: MemoryEngine
beforeEach(async () => {
  engine = createMemoryEngine()
  await engine.open({ name: NAME, mapping, analyzerVersion: '1' })
  await engine.write(
    NAME,
    Array.from({ length: 510 }, (_, n) => put(n)),
    'full',
  )
})

const busy = (): FihristError => new FihristError('index_busy', 'busy')

test('all that pass go, in steps, and nothing else', async () => {
  expect(await deleteMatching(engine, NAME, SMALL)).toEqual({ matched: 500, deleted: 500, complete: true })
  expect(engine.documentsOf(NAME).size).toBe(10)
  const steps = engine.calls.filter(({ name }) => name === 'deleteMatching').map(({ ids }) => ids.length)
  expect(steps).toEqual([100, 100, 100, 100, 100, 0])
})

test('what is added meanwhile and passes goes too, and is not counted as matched', async () => {
  const remove = engine.deleteMatching
  let steps = 0
  const adding = {
    ...engine,
    deleteMatching: async (...asked: Parameters<typeof remove>) => {
      if (++steps === 2) await engine.write(NAME, [put(-1)], 'full')
      return remove(...asked)
    },
  }
  expect(await deleteMatching(adding, NAME, SMALL)).toEqual({ matched: 500, deleted: 501, complete: true })
})

test('a writer in the way is waited for', async () => {
  engine.failures.push(busy(), undefined)
  expect(await deleteMatching(engine, NAME, SMALL)).toMatchObject({ deleted: 500, complete: true })
})

test('when it fails half-way, it says how far it came', async () => {
  engine.failures.push(undefined, undefined, new FihristError('storage_full', 'full'))
  await expect(deleteMatching(engine, NAME, SMALL)).rejects.toMatchObject({
    code: 'storage_full',
    details: { results: { matched: 500, deleted: 200, complete: false } },
  })
  expect(engine.documentsOf(NAME).size).toBe(310)
  expect(await deleteMatching(engine, NAME, SMALL)).toEqual({ matched: 300, deleted: 300, complete: true })
})

test('it ends between two steps when its time is over or nobody waits any more', async () => {
  expect(await deleteMatching(engine, NAME, SMALL, { timeout: 0 })).toEqual({
    matched: 500,
    deleted: 0,
    complete: false,
  })
  const gone = new AbortController()
  const remove = engine.deleteMatching
  const leaving = {
    ...engine,
    deleteMatching: (...asked: Parameters<typeof remove>) => {
      gone.abort()
      return remove(...asked)
    },
  }
  expect(await deleteMatching(leaving, NAME, SMALL, { signal: gone.signal })).toEqual({
    matched: 500,
    deleted: 100,
    complete: false,
  })
})
