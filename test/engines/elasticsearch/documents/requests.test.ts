import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { describeOnElasticsearch } from '../../../support/elasticsearch/for-tests.ts'
import { failure } from '../../../support/elasticsearch/scripted/faults.ts'
import type { Rule, ScriptedServer } from '../../../support/elasticsearch/scripted/scripted-server.ts'
import { codeOf, idsOf, NAME, putAll, SPEC } from '../../support/collections.ts'
import { all } from '../../support/queries.ts'
import { MAPPING } from '../../support/test-analysis.ts'
import { startsThroughProxy } from '../../support/through-proxy.ts'

await describeOnElasticsearch('what the server is asked', ({ url }) => {
  const start = startsThroughProxy(url)
  const lastSearch = ({ seen }: ScriptedServer) => seen.findLast(({ path }) => path.includes('/_search'))

  test.each([
    [1, false],
    [3, true],
  ])('with %d shards, to count words in all of them first: %s', async (shards, counts) => {
    const { engine, proxy } = await start([], { shards })
    await engine.write(NAME, putAll([{ id: 'a', text: 'word' }]), 'full')
    expect(await idsOf(engine, all('word'))).toEqual(['a'])
    expect(lastSearch(proxy)?.path.includes('search_type=dfs_query_then_fetch')).toBe(counts)
  })

  test('for words in all fields, the catch-all field as long as it has the weights of today', async () => {
    const { engine, storage, proxy } = await start()
    await engine.write(NAME, putAll([{ id: 'a', text: 'word' }]), 'full')
    const ways: string[] = []
    for (const weight of [2, 3, 2]) {
      const mapping = { ...MAPPING, fields: { ...MAPPING.fields, title: { type: 'text', weight } as const } }
      const opener = await storage.connect()
      await opener.open({ ...SPEC, mapping })
      expect(await idsOf(opener, all('word'))).toEqual(['a'])
      ways.push(lastSearch(proxy)?.body.includes('all.stem') ? 'all' : 'combined_fields')
    }
    expect(ways).toEqual(['all', 'combined_fields', 'all'])
  })

  test('when one part of a batch fails, nothing is written any more once the call is over', async () => {
    const refused: Rule = { path: /_bulk/, times: 1, answer: failure(400, 'illegal_argument_exception', 'no') }
    const { engine } = await start([refused])
    const documents = Array.from({ length: 400 }, (_, i) => ({ id: `${i}`, text: `word n${i}` }))
    expect(await codeOf(engine.write(NAME, putAll(documents), 'full'))).not.toBe('resolved')
    const count = async () => {
      await engine.flush(NAME)
      return (await idsOf(engine, all('word'), { limit: 1_000 })).length
    }
    const atOnce = await count()
    expect(atOnce).toBeGreaterThan(100)
    await sleep(300)
    expect(await count()).toBe(atOnce)
  })
})
