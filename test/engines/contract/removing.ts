import { expect, test } from 'vitest'
import { readMapping } from '../../../src/mapping/mapping.ts'
import { codeOf, idsOf, NAME, put, putAll, SPEC } from '../support/collections.ts'
import { all, everything, request } from '../support/queries.ts'
import type { Storage } from '../support/storage.ts'
import { useEngine } from './with-engine.ts'

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
}
