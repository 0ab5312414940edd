import { expect, test } from 'vitest'
import { createMetrics } from '../../../src/api/metrics/metrics.ts'
import { createUsageReader } from '../../../src/api/metrics/read-usage.ts'
import { FihristError } from '../../../src/errors.ts'

const LOAD = { running: 0, waiting: 0, refused: 0, timedOut: 0 }

const usage = (changes: object = {}) => ({ documents: 1, bytes: 10, copy: '1', rebuilding: false, ...changes })

test('every collection is told, in order; one that can’t be asked hides no other', async () => {
  const broken = new FihristError('index_corrupt', 'damaged')
  const read = createUsageReader({
    names: async () => ['c', 'b', 'a'],
    usage: (name) => (name === 'b' ? Promise.reject(broken) : Promise.resolve(usage())),
  })
  expect(await read()).toEqual({
    complete: true,
    collections: [
      { name: 'a', usage: usage() },
      { name: 'b', usage: undefined },
      { name: 'c', usage: usage() },
    ],
  })
})

test('an engine that hangs is waited for so long, and asked once', async () => {
  let asked = 0
  const { promise, resolve } = Promise.withResolvers<ReturnType<typeof usage>>()
  const read = createUsageReader(
    {
      names: async () => ['a', 'b'],
      usage: (name) => {
        asked++
        return name === 'a' ? Promise.resolve(usage()) : promise
      },
    },
    20,
  )
  for (let i = 0; i < 3; i++) {
    expect(await read()).toEqual({ complete: false, collections: [{ name: 'a', usage: usage() }] })
  }
  expect(asked).toBe(2)
  resolve(usage())
  await promise
  expect(await read()).toMatchObject({ complete: true, collections: [{ name: 'a' }, { name: 'b' }] })
})

test('an engine that does not answer is an incomplete scrape, not a failed one', async () => {
  const read = createUsageReader({
    names: () => Promise.reject(new FihristError('engine_unavailable', 'away')),
    usage: async () => usage(),
  })
  expect(await read()).toEqual({ complete: false, collections: [] })
})

test('another copy is a swap; what is gone is forgotten; what can’t be read is not', async () => {
  const metrics = createMetrics()
  const render = async (collections: readonly { name: string; usage: ReturnType<typeof usage> | undefined }[]) => {
    const text = await metrics.render({ load: LOAD, usage: { complete: true, collections } })
    return text.split('\n').filter((line) => /^fihrist_(?:collection|scrape)/.test(line))
  }
  await render([
    { name: 'a', usage: usage() },
    { name: 'b', usage: usage() },
  ])
  expect(
    await render([
      { name: 'a', usage: usage({ copy: '2', rebuilding: true }) },
      { name: 'b', usage: undefined },
    ]),
  ).toEqual([
    'fihrist_scrape_complete 1',
    'fihrist_collection_readable{collection="a"} 1',
    'fihrist_collection_readable{collection="b"} 0',
    'fihrist_collection_documents{collection="a"} 1',
    'fihrist_collection_bytes{collection="a"} 10',
    'fihrist_collection_rebuilding{collection="a"} 1',
    'fihrist_collection_swaps_total{collection="a"} 1',
    'fihrist_collection_swaps_total{collection="b"} 0',
  ])
  expect(await render([{ name: 'b', usage: usage() }])).toEqual([
    'fihrist_scrape_complete 1',
    'fihrist_collection_readable{collection="b"} 1',
    'fihrist_collection_documents{collection="b"} 1',
    'fihrist_collection_bytes{collection="b"} 10',
    'fihrist_collection_rebuilding{collection="b"} 0',
    'fihrist_collection_swaps_total{collection="b"} 0',
  ])
})
