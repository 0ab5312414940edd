import { expect, test } from 'vitest'
import { describeOnElasticsearch } from '../../../support/elasticsearch/for-tests.ts'
import { failure, overloaded, success } from '../../../support/elasticsearch/scripted/faults.ts'
import { codeOf, idsOf, NAME, put, putAll, remove } from '../../support/collections.ts'
import { all, everything, request } from '../../support/queries.ts'
import { startsThroughProxy } from '../../support/through-proxy.ts'

const BULK = /\/_bulk/

await describeOnElasticsearch('faults on the way', ({ url }) => {
  const start = startsThroughProxy(url)

  test('too much to do for some seconds: everything is written in the end', { timeout: 60_000 }, async () => {
    const { engine, proxy } = await start([overloaded({ path: BULK, forMs: 4_000 })])
    const documents = Array.from({ length: 500 }, (_, i) => ({ id: `${i}`, text: `word n${i}` }))
    const began = performance.now()
    const results = await engine.write(NAME, putAll(documents), 'full')
    expect(performance.now() - began).toBeGreaterThan(3_500)
    expect(new Set(results)).toEqual(new Set(['created']))
    expect((await engine.search(NAME, request(all('word')))).total.value).toBe(500)
    // In both of its lanes it waits longer and longer instead of adding to the load.
    expect(proxy.seen.filter(({ path }) => BULK.test(path)).length).toBeLessThan(2 * 12)
  })

  test('too much to do for too long: the write gives up in time and can be repeated', async () => {
    const { engine } = await start([overloaded({ path: BULK, forMs: 2_000 })], { retryTime: 1_000 })
    const began = performance.now()
    expect(await codeOf(engine.write(NAME, [put({ id: '1' })], 'full'))).toBe('engine_unavailable')
    expect(performance.now() - began).toBeLessThan(1_900)
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    expect(await engine.write(NAME, [put({ id: '1' })], 'full')).toEqual(['created'])
  })

  test.each(['close', 'lose'] as const)(
    'a connection that goes (%s): nothing is lost, nothing is twice',
    async (kind) => {
      const { engine } = await start([{ path: BULK, times: 2, answer: { kind } }])
      const batch = [
        ...putAll([
          { id: 'a', text: 'one' },
          { id: 'b', text: 'one' },
        ]),
        remove('b'),
        put({ id: 'a', text: 'two' }),
      ]
      const results = await engine.write(NAME, batch, 'full')
      expect(results).toHaveLength(4)
      expect(await idsOf(engine, everything)).toEqual(['a'])
      expect(await idsOf(engine, all('two'))).toEqual(['a'])
    },
  )

  test('an answer that breaks off', async () => {
    const cut = {
      kind: 'cut',
      status: 200,
      body: { errors: false, items: [] },
      headers: { 'x-elastic-product': 'Elasticsearch' },
    } as const
    const { engine } = await start([{ path: BULK, times: 1, answer: cut }])
    expect(await engine.write(NAME, [put({ id: 'a', text: 'one' })], 'full')).toEqual(['created'])
    expect(await idsOf(engine, all('one'))).toEqual(['a'])
  })

  test('an answer that says nothing about an operation acknowledges nothing', async () => {
    const { engine } = await start([{ path: BULK, times: 1, answer: success({ errors: false, items: [] }) }])
    expect(await engine.write(NAME, [put({ id: 'a', text: 'one' })], 'full')).toEqual(['created'])
    expect(await idsOf(engine, all('one'))).toEqual(['a'])
  })

  test('one document that has to be sent again takes the later ones of its id along', async () => {
    const error = { type: 'es_rejected_execution_exception', reason: 'queue is full' }
    const items = [
      { index: { status: 429, error } },
      ...Array.from({ length: 2 }, () => ({ index: { status: 200, result: 'updated' } })),
    ]
    const { engine, proxy } = await start([{ path: BULK, times: 1, answer: success({ errors: true, items }) }])
    const batch = putAll([
      { id: 'a', text: 'old' },
      { id: 'b', text: 'other' },
      { id: 'a', text: 'new' },
    ])
    expect(await engine.write(NAME, batch, 'full')).toEqual(['created', 'updated', 'updated'])
    expect(await idsOf(engine, all('new'))).toEqual(['a'])
    const [, again] = proxy.seen.filter(({ path }) => BULK.test(path))
    expect(again?.body.match(/"_id":"(.)"/g)).toEqual(['"_id":"a"', '"_id":"a"'])
  })

  test('a search that hangs is given up', async () => {
    const hang = { path: /\/_search/, answer: { kind: 'hang' } } as const
    const { engine } = await start([hang], { requestTimeout: 700 })
    const began = performance.now()
    expect(await codeOf(engine.search(NAME, request(all('x'))))).toBe('engine_unavailable')
    expect(performance.now() - began).toBeLessThan(3_000)
  })

  test('a shard that is away is no smaller answer', async () => {
    const away = { path: /\/_search/, answer: failure(503, 'no_shard_available_action_exception', 'no shard') }
    const { engine } = await start([away])
    expect(await codeOf(engine.search(NAME, request(all('x'))))).toBe('engine_unavailable')
  })

  test('a disk that is nearly full: reads go on, writes say so at once, and go on afterwards', async () => {
    const { engine, prefix } = await start([])
    await engine.write(NAME, [put({ id: 'a', text: 'one' })], 'full')
    await changeSettings(`${prefix}${NAME}`, { 'index.blocks.read_only_allow_delete': true })
    const began = performance.now()
    expect(await codeOf(engine.write(NAME, [put({ id: 'b' })], 'full'))).toBe('storage_full')
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(await idsOf(engine, all('one'))).toEqual(['a'])
    await changeSettings(`${prefix}${NAME}`, { 'index.blocks.read_only_allow_delete': null })
    expect(await engine.write(NAME, [put({ id: 'b' })], 'full')).toEqual(['created'])
  })

  test('more than the server shows is said to be too much', async () => {
    const { engine } = await start([])
    expect(await codeOf(engine.search(NAME, request(everything, { offset: 9_991, limit: 10 })))).toBe('too_large')
    expect(await codeOf(engine.search(NAME, request(everything, { limit: 10_001 })))).toBe('too_large')
    expect(await codeOf(engine.search(NAME, request(everything, { offset: 9_990, limit: 10 })))).toBe('resolved')
  })

  test('a block that somebody else has put is left alone', async () => {
    const { engine, prefix } = await start([])
    await changeSettings(`${prefix}${NAME}`, { 'index.blocks.write': true })
    expect(await codeOf(engine.write(NAME, [put({ id: 'b' })], 'full'))).toBe('index_busy')
    await changeSettings(`${prefix}${NAME}`, { 'index.blocks.write': null })
    expect(await engine.write(NAME, [put({ id: 'b' })], 'full')).toEqual(['created'])
  })

  test('what the server can’t take is rejected with its reason, the rest goes in', async () => {
    const { engine } = await start([])
    const batch = putAll([
      { id: 'a', text: 'one' },
      { id: 'b', source: 'x'.repeat(40_000) },
      { id: 'c', text: 'one' },
    ])
    const [first, second, third] = await engine.write(NAME, batch, 'full')
    expect([first, third]).toEqual(['created', 'created'])
    expect(second).toEqual({ rejected: expect.stringMatching(/values\.source.*document with id 'b'\.\)$/) })
    expect(await idsOf(engine, everything)).toEqual(['a', 'c'])
  })

  test('a document that is too long for one request is rejected, not retried', async () => {
    const tooLong = { path: BULK, times: 1, answer: failure(413, 'too_long', 'entity too large') }
    const { engine } = await start([tooLong])
    expect(await engine.write(NAME, [put({ id: 'a' })], 'full')).toEqual([
      { rejected: expect.stringMatching(/\d+ bytes/) },
    ])
  })

  async function changeSettings(index: string, settings: object): Promise<void> {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${url}/${index}/_settings`, {
      method: 'PUT',
      headers,
      body: JSON.stringify(settings),
    })
    expect(response.status).toBe(200)
  }
})
