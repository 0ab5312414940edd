import { describe, expect, test } from 'vitest'
import { readMapping } from '../../../src/mapping/mapping.ts'
import { codeOf, idsOf, NAME, put, putAll, SPEC } from '../support/collections.ts'
import { all, everything, request } from '../support/queries.ts'
import type { Storage } from '../support/storage.ts'
import { FILTER_CASES, FILTERED_DOCUMENTS } from './filters.ts'
import { useEngine } from './with-engine.ts'

const POLITICS = { type: 'terms', field: 'tags', values: ['سياسة'] } as const

const MAPPING = readMapping({ name: 'books', fields: { name: { type: 'text' } } }, 'test')

export function describeRemoving(makeStorage: () => Promise<Storage>): void {
  const start = useEngine(makeStorage)

  test('a collection that was removed is not there, for nobody', async () => {
    const { engine, storage } = await start()
    const other = await storage.connect()
    await engine.open({ ...SPEC, name: 'stays' })
    await engine.write(NAME, putAll([{ id: '1', text: 'a' }]), 'full')
    await other.write(NAME, putAll([{ id: '2', text: 'a' }]), 'full')
    expect(await engine.remove(NAME)).toBe(true)
    for (const each of [engine, other, await storage.connect()]) {
      expect(await each.names()).toEqual(['stays'])
      expect(await each.describe(NAME)).toBeUndefined()
      expect(await codeOf(each.search(NAME, request(everything)))).toBe('collection_not_found')
      expect(await codeOf(each.get(NAME, '1'))).toBe('collection_not_found')
      expect(await codeOf(each.write(NAME, [put({ id: '3' })], 'full'))).toBe('collection_not_found')
      expect(await codeOf(each.flush(NAME))).toBe('collection_not_found')
      expect(await each.remove(NAME)).toBe(false)
    }
  })

  test('there is nothing to remove where there is no collection', async () => {
    const { engine } = await start()
    for (const name of ['missing', '../articles', 'A', '']) expect(await engine.remove(name)).toBe(false)
    expect(await engine.names()).toEqual([NAME])
  })

  test('one of the same name may be made again, of other fields, and holds nothing of the old one', async () => {
    const { engine, storage } = await start()
    const other = await storage.connect()
    await engine.write(NAME, putAll([{ id: '1', text: 'old' }]), 'full')
    expect(await idsOf(other, all('old'))).toEqual(['1'])
    await other.remove(NAME)
    await other.open({ ...SPEC, mapping: MAPPING })
    expect(await engine.describe(NAME)).toEqual({ ...SPEC, mapping: MAPPING, documents: 0 })
    expect(await idsOf(engine, everything)).toEqual([])
    // Whoever still has the old mapping may not write.
    expect(await codeOf(engine.write(NAME, [put({ id: '1' })], 'full'))).toBe('mapping_mismatch')
    await other.remove(NAME)
    await engine.open(SPEC)
    expect(await engine.write(NAME, [put({ id: '2', text: 'new' })], 'full')).toEqual(['created'])
    expect(await idsOf(other, everything)).toEqual(['2'])
    expect(await idsOf(other, all('old'))).toEqual([])
  })

  test('not while a rebuild runs; afterwards', async () => {
    const { engine, storage } = await start()
    const other = await storage.connect()
    const rebuild = await engine.rebuild(SPEC)
    expect(await codeOf(other.remove(NAME))).toBe('index_busy')
    expect(await codeOf(engine.remove(NAME))).toBe('index_busy')
    await rebuild.write([put({ id: 'new' })])
    await rebuild.commit()
    expect(await idsOf(other, everything)).toEqual(['new'])
    expect(await other.remove(NAME)).toBe(true)
    expect(await engine.names()).toEqual([])
  })

  describe('documents that pass a filter', () => {
    test('are counted', async () => {
      const { engine } = await start()
      await engine.write(NAME, putAll(FILTERED_DOCUMENTS), 'full')
      for (const [why, filter, ids] of FILTER_CASES) {
        expect([why, await engine.countMatching(NAME, filter)]).toEqual([why, ids.length])
      }
    })

    test('are removed, so many at a time, and no others', async () => {
      const { engine, storage } = await start()
      const other = await storage.connect()
      await engine.write(NAME, putAll(FILTERED_DOCUMENTS), 'relaxed')
      const filter = {
        type: 'or',
        filters: [POLITICS, { type: 'not', filter: { type: 'exists', field: 'source' } }],
      } as const
      expect(await engine.deleteMatching(NAME, filter, 3)).toBe(3)
      expect(await engine.countMatching(NAME, filter)).toBe(1)
      expect(await other.deleteMatching(NAME, filter, 3)).toBe(1)
      for (const each of [engine, other]) {
        expect(await each.deleteMatching(NAME, filter, 3)).toBe(0)
        expect(await idsOf(each, everything)).toEqual(['3', '6'])
        expect(await idsOf(each, all('red'))).toEqual(['6'])
      }
      expect((await engine.describe(NAME))?.documents).toBe(2)
      expect(await engine.get(NAME, '1')).toBeUndefined()
    })

    test('not in a collection that is not there, nor while it is rebuilt', async () => {
      const { engine } = await start()
      await engine.write(NAME, putAll(FILTERED_DOCUMENTS), 'full')
      expect(await codeOf(engine.deleteMatching('missing', POLITICS, 3))).toBe('collection_not_found')
      expect(await codeOf(engine.countMatching('missing', POLITICS))).toBe('collection_not_found')
      const rebuild = await engine.rebuild(SPEC)
      expect(await codeOf(engine.deleteMatching(NAME, POLITICS, 3))).toBe('index_busy')
      expect(await engine.countMatching(NAME, POLITICS)).toBe(3)
      await rebuild.abort()
      expect(await engine.deleteMatching(NAME, POLITICS, 10)).toBe(3)
    })

    test('one that is changed meanwhile goes only as long as it passes', async () => {
      const { engine, storage } = await start()
      const other = await storage.connect()
      const [wrong, right] = ['wrong', 'right'].map((source) =>
        putAll(Array.from({ length: 50 }, (_, i) => ({ id: `${i}`, text: 'word', source }))),
      )
      await engine.write(NAME, wrong ?? [], 'full')
      const filter = { type: 'terms', field: 'source', values: ['wrong'] } as const
      const deleting = Promise.all(Array.from({ length: 5 }, () => engine.deleteMatching(NAME, filter, 10)))
      await other.write(NAME, right ?? [], 'full')
      await deleting
      expect(await idsOf(other, everything)).toHaveLength(50)
    })
  })
}
