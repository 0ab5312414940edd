import { setTimeout as sleep } from 'node:timers/promises'
import request from 'supertest'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../../../../src/engines/engine.ts'
import { analyzer, mapping, startTestServer, type TestServer } from '../../../api/support/start-test-server.ts'
import { describeOnElasticsearch } from '../../../support/elasticsearch/for-tests.ts'
import { type ScriptedServer, startScriptedServer } from '../../../support/elasticsearch/scripted/scripted-server.ts'
import { makeElasticsearchStorage } from '../../support/elasticsearch-storage.ts'
import type { Storage } from '../../support/storage.ts'

/** Longer than what serves a collection is taken for known. */
const A_MOMENT = 1_100

await describeOnElasticsearch('one document through the API', ({ url }) => {
  let proxy: ScriptedServer
  let storage: Storage & { readonly prefix: string }
  let engine: Engine
  let server: TestServer
  beforeEach(async () => {
    proxy = await startScriptedServer({ rules: [], realServer: url })
    storage = await makeElasticsearchStorage(url, { nodes: [proxy.url] })
    engine = await storage.connect()
    server = await startTestServer({ engine })
  })
  afterEach(async () => {
    await server.close()
    await storage.dispose()
    await proxy.stop()
  })

  const documentPath = (id: string) => `/collections/articles/documents/${id}`
  const putText = (id: string, text: string) => request(server.url).put(documentPath(id)).send({ title: 'كتاب', text })

  /** What the server is asked while something is done. */
  async function asked(work: () => Promise<unknown>): Promise<string[]> {
    const before = proxy.seen.length
    await work()
    return proxy.seen.slice(before).map(({ method, path }) => `${method} ${path.split('?')[0]}`)
  }

  const indicesNow = async (): Promise<string[]> => {
    const response = await fetch(`${url}/${storage.prefix}*?expand_wildcards=all&filter_path=*.aliases`)
    return Object.keys((await response.json()) as object)
  }
  const removeIndices = async () => {
    for (const index of await indicesNow()) await fetch(`${url}/${index}`, { method: 'DELETE' })
  }

  test('takes two requests, three when the collection was not asked for a moment ago', async () => {
    await putText('a', 'أول').expect(201)
    expect(await asked(() => putText('a', 'ثان').expect(200))).toEqual([
      expect.stringMatching(/^POST .*\/_mget$/),
      expect.stringMatching(/^POST .*\/_bulk$/),
    ])
    await sleep(A_MOMENT)
    expect(await asked(() => putText('a', 'ثالث').expect(200))).toHaveLength(3)
    expect(await asked(() => request(server.url).delete(documentPath('a')).expect(200))).toHaveLength(1)
  })

  test('is not read twice to be found unchanged', async () => {
    await putText('a', 'أول').expect(201)
    const work = () => putText('a', 'أول').expect(200, { id: 'a', result: 'unchanged' })
    expect(await asked(work)).toEqual([expect.stringMatching(/_mget$/)])
  })

  test('makes no index anew that was deleted meanwhile', async () => {
    await putText('a', 'أول').expect(201)
    await removeIndices()
    await putText('b', 'ثان').expect(404)
    expect(await indicesNow()).toEqual([])
  })

  test('nor does a batch that was on its way', async () => {
    await putText('a', 'أول').expect(201)
    await removeIndices()
    const lines = '{"id":"b","title":"كتاب"}\n'
    await request(server.url)
      .post('/collections/articles/documents')
      .set('Content-Type', 'application/x-ndjson')
      .send(lines)
      .expect(404)
    expect(await indicesNow()).toEqual([])
  })

  test('goes into the copy that another process put in the place meanwhile, and is read from there', async () => {
    await putText('a', 'أول').expect(201)
    const spec = { name: 'articles', mapping, analyzerVersion: analyzer.version }
    const rebuild = await (await storage.connect()).rebuild(spec)
    await rebuild.commit()
    await putText('b', 'ثان').expect(201)
    await request(server.url).get(documentPath('b')).expect(200)
    await request(server.url).get(documentPath('a')).expect(404)
  })

  test('is refused when that copy is of another analyzer', async () => {
    await putText('a', 'أول').expect(201)
    const spec = { name: 'articles', mapping, analyzerVersion: 'another' }
    const rebuild = await (await storage.connect()).rebuild(spec)
    await rebuild.commit()
    const { body } = await putText('b', 'ثان').expect(409)
    expect(body.code).toBe('analyzer_mismatch')
  })

  test('is written into an index that an older version made, without the alias to write to', async () => {
    const [index = ''] = (await indicesNow()).filter((name) => !name.includes('.locks'))
    await fetch(`${url}/${index}/_alias/${index}.write`, { method: 'DELETE' })
    await sleep(A_MOMENT)
    await putText('a', 'أول').expect(201)
    await request(server.url).get(documentPath('a')).expect(200)
  })
})
