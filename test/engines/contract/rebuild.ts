import { expect, test } from 'vitest'
import { byLevel } from '../../../src/analysis/token.ts'
import { readMapping } from '../../../src/mapping/mapping.ts'
import { codeOf, collect, idsOf, NAME, put, putAll, remove, SPEC } from '../support/collections.ts'
import { all, everything, request } from '../support/queries.ts'
import type { Storage } from '../support/storage.ts'
import { analyse } from '../support/test-analysis.ts'
import { useEngine } from './with-engine.ts'

export function describeRebuild(makeStorage: () => Promise<Storage>): void {
  const start = useEngine(makeStorage)

  test('the new copy takes the place of the old one in one step', async () => {
    const { engine, storage } = await start()
    const other = await storage.connect()
    await engine.write(NAME, putAll([{ id: 'old', text: 'word' }]), 'full')
    const rebuild = await engine.rebuild(SPEC)
    expect(await rebuild.write(putAll([{ id: 'new', text: 'word' }, { id: 'gone' }]))).toEqual(['created', 'created'])
    expect(await rebuild.write([remove('gone'), remove('none'), put({ id: 'new', text: 'word other' })])).toEqual([
      'deleted',
      'not_found',
      'updated',
    ])
    for (const reader of [engine, other]) expect(await idsOf(reader, all('word'))).toEqual(['old'])
    await rebuild.commit()
    for (const reader of [engine, other]) {
      expect(await idsOf(reader, all('word'))).toEqual(['new'])
      expect((await collect(reader.documents(NAME))).map(({ id }) => id)).toEqual(['new'])
      expect(await reader.describe(NAME)).toEqual({ ...SPEC, documents: 1 })
      expect(await reader.get(NAME, 'old')).toBeUndefined()
    }
    expect(await engine.write(NAME, [put({ id: 'after', text: 'word' })], 'full')).toEqual(['created'])
    expect(await idsOf(other, all('word'))).toHaveLength(2)
  })

  test('what a collection takes: its documents, bytes, the copy that serves, and whether another is made', async () => {
    const { engine, storage } = await start()
    const other = await storage.connect()
    expect(await engine.usage('nothing')).toBeUndefined()
    await engine.write(NAME, putAll([{ id: 'a', text: 'word' }, { id: 'b' }]), 'full')
    const before = await other.usage(NAME)
    expect(before).toMatchObject({ documents: 2, rebuilding: false })
    expect(before?.bytes).toBeGreaterThan(0)
    const rebuild = await engine.rebuild(SPEC)
    await rebuild.write(putAll([{ id: 'a', text: 'word' }]))
    expect(await other.usage(NAME)).toMatchObject({ documents: 2, copy: before?.copy, rebuilding: true })
    await rebuild.commit()
    const after = await other.usage(NAME)
    expect(after).toMatchObject({ documents: 1, rebuilding: false })
    expect(after?.copy).not.toBe(before?.copy)
  })

  test('an aborted copy leaves nothing', async () => {
    const { engine } = await start()
    await engine.write(NAME, putAll([{ id: 'old', text: 'word' }]), 'full')
    const rebuild = await engine.rebuild(SPEC)
    await rebuild.write(putAll([{ id: 'new', text: 'word' }]))
    await rebuild.abort()
    expect(await idsOf(engine, everything)).toEqual(['old'])
    expect(await engine.write(NAME, [put({ id: 'b' })], 'full')).toEqual(['created'])
    expect(await codeOf(rebuild.write([]))).not.toBe('resolved')
    expect(await codeOf(rebuild.commit())).not.toBe('resolved')
    await rebuild.abort()
    expect(await idsOf(engine, everything)).toEqual(['b', 'old'])
  })

  test('while it lasts, writes and other rebuilds are refused, here and elsewhere', async () => {
    const { engine, storage } = await start()
    const other = await storage.connect()
    await other.open(SPEC)
    const rebuild = await engine.rebuild(SPEC)
    for (const writer of [engine, other]) {
      expect(await codeOf(writer.write(NAME, [put({ id: 'x' })], 'full'))).toBe('index_busy')
      expect(await codeOf(writer.rebuild(SPEC))).toBe('index_busy')
      expect(await idsOf(writer, everything)).toEqual([])
    }
    await rebuild.abort()
    for (const writer of [engine, other]) expect(await writer.write(NAME, [remove('x')], 'full')).toEqual(['not_found'])
  })

  test('it may bring another mapping and another analyzer, where open would refuse', async () => {
    const { engine, storage } = await start()
    await engine.write(NAME, putAll([{ id: 'old', text: 'word' }]), 'full')
    const mapping = readMapping(
      { name: 'articles', fields: { rank: { type: 'text' }, rowid: { type: 'text' }, select: { type: 'keyword' } } },
      'test',
    )
    const spec = { ...SPEC, mapping, analyzerVersion: 'test-2' }
    const document = { id: 'new', rank: 'one', rowid: 'two', select: 'table' }
    const other = await storage.connect()
    expect(await codeOf(other.open(spec))).toBe('mapping_mismatch')
    const rebuild = await other.rebuild(spec)
    await rebuild.write([{ type: 'put', document: analyse(document, mapping) }])
    await rebuild.commit()
    await other.open(spec)
    expect(await engine.describe(NAME)).toEqual({ ...spec, documents: 1 })
    const filter = { type: 'terms', field: 'select', values: ['table'] } as const
    for (const [field, text] of [
      ['rank', 'one'],
      ['rowid', 'two'],
    ] as const) {
      const match = {
        type: 'word',
        text,
        terms: byLevel(() => text),
        stopWord: false,
      } as const
      const query = all({ type: 'leaf', match, fields: [field], weight: 1 })
      expect(await idsOf(engine, query, { filter })).toEqual(['new'])
    }
    expect(await idsOf(engine, all('one'))).toEqual([])
    // Whoever still has the old mapping may not write.
    expect(await codeOf(engine.write(NAME, [put({ id: 'x' })], 'full'))).toBe('mapping_mismatch')
    expect(await codeOf(engine.open(SPEC))).toBe('mapping_mismatch')
  })

  test('it may be the first copy of a collection', async () => {
    const { engine, storage } = await start()
    const spec = { ...SPEC, name: 'fresh' }
    const rebuild = await engine.rebuild(spec)
    expect(await engine.names()).toEqual([NAME])
    expect(await engine.describe('fresh')).toBeUndefined()
    expect(await codeOf(engine.search('fresh', request(everything)))).toBe('collection_not_found')
    await rebuild.write(putAll([{ id: '1', text: 'word' }]))
    await rebuild.commit()
    expect(await engine.names()).toEqual([NAME, 'fresh'])
    expect(await (await storage.connect()).describe('fresh')).toEqual({ ...spec, documents: 1 })
  })

  test('a collection may be opened while its first copy is built', async () => {
    const { engine, storage } = await start()
    const spec = { ...SPEC, name: 'fresh' }
    const rebuild = await engine.rebuild(spec)
    const other = await storage.connect()
    await other.open(spec)
    expect((await other.search('fresh', request(everything))).total.value).toBe(0)
    await rebuild.write(putAll([{ id: '1', text: 'word' }]))
    await rebuild.commit()
    expect((await other.search('fresh', request(all('word')))).total.value).toBe(1)
  })

  test('searches never fail and never mix copies while copies are swapped', async () => {
    const { engine, storage } = await start()
    const other = await storage.connect()
    const copy = (n: number) =>
      putAll(Array.from({ length: 30 }, (_, i) => ({ id: `${i}`, text: `word copy${n}`, views: n })))
    await engine.write(NAME, copy(0), 'full')
    let running = true
    const seen = new Set<number>()
    const search = async (reader: typeof engine) => {
      while (running) {
        const { total, hits } = await reader.search(NAME, request(all('word')))
        const copies = new Set(hits.map(({ document }) => document.views as number))
        expect([total.value, hits.length, copies.size]).toEqual([30, 30, 1])
        for (const n of copies) seen.add(n)
      }
    }
    const searches = Promise.all([search(engine), search(other), search(engine)])
    for (let n = 1; n <= 5; n++) {
      const rebuild = await engine.rebuild(SPEC)
      await rebuild.write(copy(n).slice(0, 15))
      await rebuild.write(copy(n).slice(15))
      await rebuild.commit()
    }
    running = false
    await searches
    expect(seen.size).toBeGreaterThan(1)
    expect(await idsOf(other, all('copy5'))).toHaveLength(30)
  })

  test('close gives up what was being rebuilt', async () => {
    const { engine, storage } = await start()
    const rebuild = await engine.rebuild(SPEC)
    await rebuild.write([put({ id: 'new' })])
    await engine.close()
    const other = await storage.connect()
    expect(await other.write(NAME, [put({ id: 'x' })], 'full')).toEqual(['created'])
    expect(await idsOf(other, everything)).toEqual(['x'])
  })
}
