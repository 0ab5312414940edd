import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../../../../src/engines/engine.ts'
import { codeOf, idsOf, NAME, put, putAll, remove, SPEC } from '../../support/collections.ts'
import { all, everything, request } from '../../support/queries.ts'
import { makeSqliteStorage } from '../../support/sqlite-storage.ts'
import type { Storage } from '../../support/storage.ts'

/** What this engine promises beyond the port. */
let storage: Storage
let engine: Engine
beforeEach(async () => {
  storage = await makeSqliteStorage()
  engine = await storage.connect()
  await engine.open(SPEC)
})
afterEach(() => storage.dispose())

test('relaxed writes too are seen at once, by every engine', async () => {
  const other = await storage.connect()
  for (let i = 0; i < 5; i++) {
    await engine.write(NAME, [put({ id: `${i}`, text: 'here' })], 'relaxed')
    for (const reader of [engine, other]) {
      expect((await reader.search(NAME, request(all('here')))).total).toEqual({ value: i + 1, relation: 'eq' })
      expect((await reader.describe(NAME))?.documents).toBe(i + 1)
    }
  }
})

test('a write happens as a whole or not at all', async () => {
  await engine.write(NAME, putAll([{ id: 'a', text: 'one' }]), 'full')
  // Something that no message to the thread can hold stands in the last operation.
  const bad = { type: 'put', document: { ...put({ id: 'c' }), document: { id: 'c', x: () => 0 } } }
  expect(await codeOf(engine.write(NAME, [put({ id: 'b' }), remove('a'), bad as never], 'full'))).not.toBe('resolved')
  expect(await idsOf(engine, everything)).toEqual(['a'])
})

test('no older copy is kept', () => {
  expect(engine.rollback).toBeUndefined()
})
