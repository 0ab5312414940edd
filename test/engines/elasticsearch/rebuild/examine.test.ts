import { afterEach, expect, test } from 'vitest'
import { sayHowToSave } from '../../../../src/engines/elasticsearch/index/say-how-to-save.ts'
import { examineServer } from '../../../../src/engines/elasticsearch/rebuild/examine-server.ts'
import { describeOnElasticsearch } from '../../../support/elasticsearch/for-tests.ts'
import { NAME, put, SPEC } from '../../support/collections.ts'
import { makeElasticsearchStorage } from '../../support/elasticsearch-storage.ts'

await describeOnElasticsearch('a server is examined', ({ url }) => {
  const disposals: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const dispose of disposals.splice(0)) await dispose()
  })

  test('what serves, what is kept, what was left, and what is none of ours', async () => {
    const { prefix, connect, dispose } = await makeElasticsearchStorage(url)
    disposals.push(dispose)
    const examine = async () => {
      const [first, ...findings] = await examineServer({ nodes: [url], prefix })
      expect(first?.message).toMatch(/^version \d+\.\d+\.\d+, 1 nodes, status (green|yellow)$/)
      return findings.map(({ collection, state, message }) => [collection, state, message.replace(/ \d+ on .*/, '')])
    }
    expect(await examine()).toEqual([])
    const engine = await connect()
    await engine.open(SPEC)
    const rebuild = await engine.rebuild(SPEC)
    await rebuild.write([put({ id: '1', text: 'word' })])
    const serves = [NAME, 'ok', `serves the collection "${NAME}"`]
    expect(await examine()).toEqual([serves, [NAME, 'ok', 'is being built by process']])
    await rebuild.commit()
    expect(await examine()).toEqual([[NAME, 'ok', 'is kept for fihrist rollback'], serves])

    const left = `${prefix}${NAME}-20200101000000000`
    const meta = await (await fetch(`${url}/${prefix}${NAME}/_mapping`)).json()
    const [{ mappings }] = Object.values(meta as Record<string, { mappings: { _meta: unknown } }>) as [
      { mappings: { _meta: unknown } },
    ]
    const make = (index: string, body: unknown) =>
      fetch(`${url}/${index}`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    await make(left, { mappings: { _meta: mappings._meta } })
    await make(`${prefix}notes`, {})
    const found = await examine()
    expect(found).toContainEqual([NAME, 'warning', 'serves nothing: a rebuild that died has left it'])
    expect(found).toContainEqual([undefined, 'warning', 'it was not made by Fihrist'])
    expect(found).toHaveLength(4)
    expect(await sayHowToSave({ nodes: [url], prefix })).toMatch(new RegExp(`"indices":"${prefix}${NAME}-\\d{17}"`))
  })
})

test('one that does not answer', async () => {
  expect(await examineServer({ nodes: ['http://127.0.0.1:1'], prefix: 'x-' })).toMatchObject([
    { state: 'broken', advice: expect.stringContaining('ELASTICSEARCH_URL') },
  ])
})
