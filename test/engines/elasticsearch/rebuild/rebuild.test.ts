import { afterEach, expect, test } from 'vitest'
import type { Engine } from '../../../../src/engines/engine.ts'
import { readMapping } from '../../../../src/mapping/mapping.ts'
import { describeOnElasticsearch } from '../../../support/elasticsearch/for-tests.ts'
import { type Rule, startScriptedServer } from '../../../support/elasticsearch/scripted/scripted-server.ts'
import { codeOf, idsOf, NAME, put, putAll, rollBack, SPEC } from '../../support/collections.ts'
import { makeElasticsearchStorage } from '../../support/elasticsearch-storage.ts'
import { all, everything, request } from '../../support/queries.ts'
import { analyse } from '../../support/test-analysis.ts'

await describeOnElasticsearch('copies of a collection', ({ url }) => {
  const undo: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step()
  })

  async function start() {
    const storage = await makeElasticsearchStorage(url)
    undo.push(() => storage.dispose())
    const engine = await storage.connect()
    await engine.open(SPEC)
    return { engine, storage, prefix: storage.prefix }
  }

  const ask = async (path: string, method = 'GET', body?: object): Promise<Record<string, unknown>> => {
    const headers = { 'content-type': 'application/json' }
    const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) }
    return (await (await fetch(`${url}/${path}`, init)).json()) as Record<string, unknown>
  }

  const indicesOf = async (prefix: string): Promise<string[]> =>
    Object.keys(await ask(`${prefix}*?expand_wildcards=open&features=aliases`)).sort()

  async function rebuildWith(engine: Engine, ids: readonly string[], spec = SPEC): Promise<void> {
    const rebuild = await engine.rebuild(spec)
    await rebuild.write(putAll(ids.map((id) => ({ id, text: 'word' }))))
    await rebuild.commit()
  }

  test('one older copy is kept, and served again after a rollback; a second one goes forward', async () => {
    const { engine, storage, prefix } = await start()
    const other = await storage.connect()
    await engine.write(NAME, putAll([{ id: 'first', text: 'word' }]), 'full')
    expect(await codeOf(rollBack(engine, NAME))).toBe('rollback_unavailable')
    for (const id of ['second', 'third']) await rebuildWith(engine, [id])
    expect(await indicesOf(prefix)).toHaveLength(2)
    for (const id of ['second', 'third', 'second']) {
      await rollBack(engine, NAME)
      for (const reader of [engine, other]) expect(await idsOf(reader, all('word'))).toEqual([id])
    }
    expect(await engine.write(NAME, [put({ id: 'new', text: 'word' })], 'full')).toEqual(['created'])
    expect(await idsOf(other, all('word'))).toEqual(['new', 'second'])
    await rebuildWith(other, ['fourth'])
    expect(await indicesOf(prefix)).toHaveLength(2)
    await rollBack(other, NAME)
    expect(await idsOf(engine, all('word'))).toEqual(['new', 'second'])
  })

  test('after a rollback over another mapping, whoever has the newer one may not write', async () => {
    const { engine } = await start()
    const mapping = readMapping({ name: NAME, fields: { body: { type: 'text' } } }, 'test')
    const spec = { ...SPEC, mapping }
    const rebuild = await engine.rebuild(spec)
    await rebuild.write([{ type: 'put', document: analyse({ id: '1', body: 'word' }, mapping) }])
    await rebuild.commit()
    await rollBack(engine, NAME)
    expect(
      await codeOf(engine.write(NAME, [{ type: 'put', document: analyse({ id: '2', body: 'x' }, mapping) }], 'full')),
    ).toBe('mapping_mismatch')
    expect(await codeOf(engine.open(spec))).toBe('mapping_mismatch')
    await engine.open(SPEC)
    expect(await engine.write(NAME, [put({ id: '2', text: 'word' })], 'full')).toEqual(['created'])
  })

  test('a rollback and a rebuild do not meet', async () => {
    const { engine, storage } = await start()
    await rebuildWith(engine, ['a'])
    const rebuild = await engine.rebuild(SPEC)
    expect(await codeOf(rollBack(await storage.connect(), NAME))).toBe('index_busy')
    await rebuild.abort()
    await rollBack(engine, NAME)
    expect(await codeOf(rollBack(engine, 'none'))).toBe('collection_not_found')
  })

  test('a copy that has lost something is not served', async () => {
    const { engine, prefix } = await start()
    await engine.write(NAME, putAll([{ id: 'old', text: 'word' }]), 'full')
    const [serving] = await indicesOf(prefix)
    const harms: readonly ((copy: string) => Promise<unknown>)[] = [
      (copy) => ask(`${copy}/_doc/2`, 'DELETE'),
      // The same number of documents, but one without its terms.
      (copy) => ask(`${copy}/_doc/3`, 'PUT', { id: '3', document: { id: '3' } }),
    ]
    for (const harm of harms) {
      const rebuild = await engine.rebuild(SPEC)
      await rebuild.write(putAll(['1', '2', '3'].map((id) => ({ id, text: 'word' }))))
      const copy = (await indicesOf(prefix)).find((index) => index !== serving) ?? ''
      await harm(copy)
      expect(await codeOf(rebuild.commit())).toBe('rebuild_failed')
      expect(await idsOf(engine, all('word'))).toEqual(['old'])
      await rebuild.abort()
      expect(await indicesOf(prefix)).toEqual([serving])
    }
    expect(await engine.write(NAME, [put({ id: 'new' })], 'full')).toEqual(['created'])
  })

  /** Where a builder dies: from this request on it reaches nobody. What serves then, and how many copies it leaves. */
  const DEATHS: readonly (readonly [where: string, rule: Omit<Rule, 'answer'>, serves: string])[] = [
    ['before its copy is there', { method: 'PUT', path: /-\d{17}(\?|$)/ }, 'old'],
    ['while it writes', { path: /\/_bulk/ }, 'old'],
    ['before the copy is looked at', { path: /\/_count/ }, 'old'],
    ['before the swap', { path: /\/_aliases/ }, 'old'],
    ['after the swap', { method: 'DELETE' }, 'new'],
  ]

  test.each(DEATHS)('a builder that dies %s', async (_, rule, serves) => {
    const { engine, prefix } = await start()
    await engine.write(NAME, putAll([{ id: 'old', text: 'word' }]), 'full')
    await rebuildWith(engine, ['old'])
    const dead = { happened: false }
    const when = (seen: { method: string; path: string }): boolean => {
      const fits = (rule.method ?? seen.method) === seen.method && (rule.path?.test(seen.path) ?? true)
      dead.happened ||= fits && building
      return dead.happened
    }
    let building = false
    const proxy = await startScriptedServer({ rules: [{ when, answer: { kind: 'close' } }], realServer: url })
    undo.push(() => proxy.stop())
    const builderStorage = await makeElasticsearchStorage(url, { nodes: [proxy.url], prefix, retryTime: 100 })
    const builder = await builderStorage.connect()
    undo.push(() => builder.close())
    await builder.open(SPEC)
    building = true
    await rebuildWith(builder, ['new']).catch(() => {})
    expect(dead.happened).toBe(true)

    expect(await idsOf(engine, all('word'))).toEqual([serves])
    if (serves === 'old') expect(await codeOf(engine.write(NAME, [put({ id: 'x' })], 'full'))).toBe('index_busy')
    // As if it had been silent for longer than a living builder is.
    await ask(`${prefix}.locks/_update/${NAME}?refresh=true`, 'POST', { doc: { heartbeat: Date.now() - 120_000 } })
    expect(await engine.write(NAME, [put({ id: 'x', text: 'word' })], 'full')).toEqual(['created'])
    expect(await idsOf(engine, all('word'))).toEqual([serves, 'x'])
    await rebuildWith(engine, ['newest'])
    expect(await idsOf(engine, everything)).toEqual(['newest'])
    expect(await indicesOf(prefix)).toHaveLength(2)
  })

  test('a builder that was taken for dead leaves the next one’s copy alone', async () => {
    const { engine, storage, prefix } = await start()
    const late = await engine.rebuild(SPEC)
    await ask(`${prefix}.locks/_update/${NAME}?refresh=true`, 'POST', { doc: { heartbeat: Date.now() - 120_000 } })
    const next = await (await storage.connect()).rebuild(SPEC)
    await next.write(putAll([{ id: 'next', text: 'word' }]))
    expect(await codeOf(late.write(putAll([{ id: 'late' }])))).toBe('index_busy')
    expect(await codeOf(late.commit())).toBe('index_busy')
    await late.abort()
    expect(await codeOf(engine.write(NAME, [put({ id: 'x' })], 'full'))).toBe('index_busy')
    await next.commit()
    expect(await idsOf(engine, everything)).toEqual(['next'])
  })

  test('of processes that make a collection at the same time one does', async () => {
    const storage = await makeElasticsearchStorage(url)
    undo.push(() => storage.dispose())
    const engines = await Promise.all(Array.from({ length: 6 }, () => storage.connect()))
    await Promise.all(engines.map((engine) => engine.open(SPEC)))
    expect(await indicesOf(storage.prefix)).toHaveLength(1)
    const results = await Promise.all(engines.map((engine, i) => engine.write(NAME, [put({ id: `${i}` })], 'full')))
    expect(results.flat()).toEqual(Array.from({ length: 6 }, () => 'created'))
  })

  test('indices of others are not ours, whatever they are called', async () => {
    const { engine, prefix } = await start()
    await ask(`${prefix}foreign`, 'PUT', { mappings: { properties: { x: { type: 'keyword' } } } })
    await ask(`${prefix}${NAME}-20200101000000000`, 'PUT', {})
    expect(await engine.names()).toEqual([NAME])
    const foreign = { ...SPEC, name: 'foreign' }
    expect(await codeOf(engine.open(foreign))).toBe('index_corrupt')
    expect(await codeOf(engine.rebuild(foreign))).toBe('index_corrupt')
    expect(await codeOf(engine.search('foreign', request(everything)))).toBe('index_corrupt')
    expect(await codeOf(engine.write('foreign', [put({ id: '1' })], 'full'))).toBe('index_corrupt')
    // A rebuild that could not begin holds nothing up.
    expect((await ask(`${prefix}.locks/_doc/foreign`)).found).not.toBe(true)
    for (const id of ['a', 'b']) await rebuildWith(engine, [id])
    const left = await indicesOf(prefix)
    expect(left).toContain(`${prefix}foreign`)
    expect(left).toContain(`${prefix}${NAME}-20200101000000000`)
    expect(await ask(`${prefix}foreign/_count`)).toMatchObject({ count: 0 })
  })
})
