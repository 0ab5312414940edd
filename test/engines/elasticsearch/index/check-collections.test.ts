import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../../../../src/engines/engine.ts'
import { describeOnElasticsearch } from '../../../support/elasticsearch/for-tests.ts'
import { NAME, SPEC } from '../../support/collections.ts'
import { makeElasticsearchStorage } from '../../support/elasticsearch-storage.ts'
import type { Storage } from '../../support/storage.ts'

await describeOnElasticsearch('the health of collections', ({ url }) => {
  let storage: Storage & { readonly prefix: string }
  let engine: Engine
  beforeEach(async () => {
    storage = await makeElasticsearchStorage(url)
    engine = await storage.connect()
    await engine.open(SPEC)
  })
  afterEach(() => storage.dispose())

  test.each([
    ['write', undefined, 'index_busy'],
    ['read_only_allow_delete', undefined, 'index_busy'],
    ['read', 'engine_unavailable', 'engine_unavailable'],
  ])('a block of "%s" shows', async (block, reads, writes) => {
    const set = (value: boolean) =>
      fetch(`${url}/${storage.prefix}${NAME}/_settings`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ [`index.blocks.${block}`]: value }),
      })
    await set(true)
    const [health] = await engine.health()
    await set(false)
    expect([health?.name, health?.reads?.code, health?.writes?.code]).toEqual([NAME, reads, writes])
    expect((await engine.health()).map((each) => each.writes)).toEqual([undefined])
  })
})
