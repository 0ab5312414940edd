import { expect, test } from 'vitest'
import { createHealthCheck } from '../../../src/api/health/check-health.ts'
import { createLog } from '../../../src/api/log/log.ts'
import type { CollectionHealth } from '../../../src/engines/engine.ts'
import { FihristError } from '../../../src/errors.ts'
import { createLightEngine } from '../support/light-engine.ts'
import { analyzer, mapping, startTestServer } from '../support/start-test-server.ts'

const broken = new FihristError('index_corrupt', 'b.sqlite is damaged')
const readOnly = new FihristError('storage_failed', 'the folder takes no writes')
const format = new FihristError('analyzer_mismatch', 'The index has format 2, this is 3: rebuild it.')

function start(health: CollectionHealth[], version = analyzer.version) {
  const lines: Record<string, unknown>[] = []
  const log = createLog({ level: 'info', write: (line) => lines.push(JSON.parse(line)) })
  const check = createHealthCheck({
    engine: {
      ready: async () => {},
      health: async () => health,
      find: async (name) => ({ name, mapping, analyzerVersion: version }),
    },
    analyzer,
    log,
    rebuildCommand: (name) => `rebuild ${name}`,
  })
  return { check, lines }
}

const well = (name: string): CollectionHealth => ({ name, reads: undefined, writes: undefined })

test('what works is not mentioned', async () => {
  const { check, lines } = start([well('a')])
  expect(await check()).toEqual([well('a')])
  expect(lines).toEqual([])
})

test('each collection that does not work is one line, once, and one more when it works again', async () => {
  const health = [
    well('a'),
    { name: 'b', reads: broken, writes: broken },
    { name: 'c', reads: undefined, writes: readOnly },
  ]
  const { check, lines } = start(health)
  await check()
  await check()
  const wrong = [
    {
      level: 'warn',
      collection: 'b',
      reads: 'index_corrupt',
      writes: 'index_corrupt',
      msg: '"b" cannot be searched: b.sqlite is damaged',
    },
    {
      level: 'warn',
      collection: 'c',
      reads: 'ok',
      writes: 'storage_failed',
      msg: '"c" takes no writes: the folder takes no writes',
    },
  ]
  expect(lines).toMatchObject(wrong)
  expect(lines).toHaveLength(2)
  health[1] = well('b')
  await check()
  expect(lines.slice(2)).toMatchObject([{ level: 'info', collection: 'b', msg: '"b" works again' }])
})

test('an index of another analyzer or format is told with what to run', async () => {
  const { check, lines } = start([well('a'), { name: 'f', reads: format, writes: undefined }], '1')
  expect((await check()).map(({ reads }) => reads?.code)).toEqual(['analyzer_mismatch', 'analyzer_mismatch'])
  expect(lines.map(({ msg }) => msg)).toEqual([
    `"a" cannot be searched: it was built by analyzer 1, this is ${analyzer.version}; run: rebuild a`,
    '"f" cannot be searched: The index has format 2, this is 3; run: rebuild f',
  ])
})

test('/ready tells it too, and serves the others', async () => {
  const engine = createLightEngine()
  await engine.open({ name: 'old', mapping, analyzerVersion: '1' })
  const server = await startTestServer({ engine })
  try {
    const answer = await fetch(`${server.url}/ready`)
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        status: 'degraded',
        collections: [
          { name: 'old', reads: 'analyzer_mismatch', writes: 'analyzer_mismatch' },
          { name: 'articles', reads: 'ok', writes: 'ok' },
        ],
      },
    ])
    expect((await fetch(`${server.url}/collections/articles/search?q=a`)).status).toBe(200)
    expect((await fetch(`${server.url}/collections/old/search?q=a`)).status).toBe(409)
  } finally {
    await server.close()
  }
})
