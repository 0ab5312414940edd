import { expect, test } from 'vitest'
import { readMapping } from '../../../src/mapping/mapping.ts'
import { codeOf, idsOf, NAME, put, putAll, SPEC } from '../support/collections.ts'
import { all, everything, request } from '../support/queries.ts'
import type { Storage } from '../support/storage.ts'
import { MAPPING } from '../support/test-analysis.ts'
import { useEngine } from './with-engine.ts'

export function describeCollections(makeStorage: () => Promise<Storage>): void {
  const start = useEngine(makeStorage)

  test('open makes a collection, and finds it again', async () => {
    const { engine, storage } = await start()
    expect(await engine.describe(NAME)).toEqual({ ...SPEC, documents: 0 })
    await engine.write(NAME, putAll([{ id: '1', text: 'a' }]), 'full')
    await engine.open(SPEC)
    const other = await storage.connect()
    await other.open(SPEC)
    expect(await other.describe(NAME)).toEqual({ ...SPEC, documents: 1 })
    expect(await idsOf(other, all('a'))).toEqual(['1'])
  })

  test('names lists the collections in order', async () => {
    const { engine } = await start()
    for (const name of ['zeta', 'alpha', 'b-1_2']) await engine.open({ ...SPEC, name })
    expect(await engine.names()).toEqual(['alpha', NAME, 'b-1_2', 'zeta'].sort())
  })

  test('there is nothing where nothing was opened', async () => {
    const storage = await makeStorage()
    try {
      const engine = await storage.connect()
      expect(await engine.names()).toEqual([])
      expect(await engine.describe(NAME)).toBeUndefined()
    } finally {
      await storage.dispose()
    }
  })

  test('collections do not see each other', async () => {
    const { engine } = await start()
    await engine.open({ ...SPEC, name: 'other' })
    await engine.write('other', putAll([{ id: 'x', text: 'word' }]), 'full')
    expect(await idsOf(engine, everything)).toEqual([])
    expect((await engine.search('other', request(all('word')))).total.value).toBe(1)
  })

  test('an index of other fields is refused and left as it is', async () => {
    const { engine, storage } = await start()
    await engine.write(NAME, putAll([{ id: '1', text: 'a' }]), 'full')
    const mapping = readMapping({ name: 'articles', fields: { title: { type: 'text' } } }, 'test')
    const other = await storage.connect()
    expect(await codeOf(other.open({ ...SPEC, mapping }))).toBe('mapping_mismatch')
    expect(await codeOf(engine.open({ ...SPEC, mapping }))).toBe('mapping_mismatch')
    expect(await engine.describe(NAME)).toEqual({ ...SPEC, documents: 1 })
    expect(await idsOf(engine, all('a'))).toEqual(['1'])
  })

  test('an index of another analyzer is refused and left as it is', async () => {
    const { engine, storage } = await start()
    const other = await storage.connect()
    expect(await codeOf(other.open({ ...SPEC, analyzerVersion: 'test-2' }))).toBe('analyzer_mismatch')
    expect((await engine.describe(NAME))?.analyzerVersion).toBe(SPEC.analyzerVersion)
  })

  test('weights may change without a new index, and the newest count', async () => {
    const { engine, storage } = await start()
    await engine.write(
      NAME,
      putAll([
        { id: 'in-text', title: 'x y z', text: 'word word word' },
        { id: 'in-title', title: 'word y z', text: 'x y z' },
      ]),
      'full',
    )
    expect(await idsOf(engine, all('word'))).toEqual(['in-text', 'in-title'])
    const mapping = { ...MAPPING, fields: { ...MAPPING.fields, title: { type: 'text', weight: 20 } as const } }
    const other = await storage.connect()
    await other.open({ ...SPEC, mapping })
    expect((await engine.describe(NAME))?.mapping).toEqual(mapping)
    expect(await idsOf(engine, all('word'))).toEqual(['in-title', 'in-text'])
  })

  test('there is no collection of another name', async () => {
    const { engine } = await start()
    for (const name of ['missing', '../articles', 'articles.sqlite', 'Articles', '', 'a/b', '.', 'a'.repeat(64)]) {
      expect(await codeOf(engine.search(name, request(everything)))).toBe('collection_not_found')
      expect(await codeOf(engine.write(name, [put({ id: '1' })], 'full'))).toBe('collection_not_found')
      expect(await codeOf(engine.flush(name))).toBe('collection_not_found')
      expect(await codeOf(engine.get(name, '1'))).toBe('collection_not_found')
      expect(await codeOf(engine.hashes(name, ['1']))).toBe('collection_not_found')
      expect(await codeOf(engine.documents(name)[Symbol.asyncIterator]().next())).toBe('collection_not_found')
      expect(await engine.describe(name)).toBeUndefined()
    }
    expect(await engine.names()).toEqual([NAME])
  })

  test('not everything can be a name', async () => {
    const { engine } = await start()
    for (const name of ['../evil', 'a/b', 'A', '', 'ملفات', 'a'.repeat(64), 'a\u0000b']) {
      expect(await codeOf(engine.open({ ...SPEC, name }))).toBe('bad_request')
      expect(await codeOf(engine.rebuild({ ...SPEC, name }))).toBe('bad_request')
    }
    expect(await engine.names()).toEqual([NAME])
  })

  test('health says of each collection that it works', async () => {
    const { engine } = await start()
    await engine.open({ ...SPEC, name: 'other' })
    const works = { reads: undefined, writes: undefined }
    expect(await engine.health()).toEqual([
      { name: NAME, ...works },
      { name: 'other', ...works },
    ])
  })

  test('close finishes what was accepted; afterwards nothing is', async () => {
    const { engine, storage } = await start()
    await engine.ready()
    const writes = Array.from({ length: 20 }, (_, i) => engine.write(NAME, [put({ id: `${i}`, text: 'a' })], 'relaxed'))
    const search = engine.search(NAME, request(all('a')))
    await Promise.all([engine.close(), engine.close()])
    expect((await Promise.all(writes)).flat()).toEqual(Array.from({ length: 20 }, () => 'created'))
    await search
    expect(await codeOf(engine.search(NAME, request(everything)))).toBe('shutting_down')
    expect(await codeOf(engine.write(NAME, [], 'full'))).toBe('shutting_down')
    expect(await codeOf(engine.open(SPEC))).toBe('shutting_down')
    expect(await (await storage.connect()).describe(NAME)).toMatchObject({ documents: 20 })
  })
}
