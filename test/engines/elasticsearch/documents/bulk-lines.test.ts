import { expect, test } from 'vitest'
import { renderChunks, renderItem, splitIntoLanes } from '../../../../src/engines/elasticsearch/documents/bulk-lines.ts'
import { put, putAll, remove } from '../../support/collections.ts'

test('a put is an action and a source, a delete an action', () => {
  const { lines, bytes } = renderItem(put({ id: 'أ', title: 'Red cats', views: 3 }), 0)
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { index: { _id: 'أ' } },
    {
      id: 'أ',
      hash: expect.any(String),
      document: { id: 'أ', title: 'Red cats', views: 3 },
      terms: {
        title: {
          marked: 'red cats',
          exact: 'Red cats',
          folded: 'red cats',
          bare: 'red cats',
          stem: 'red cat',
          broad: 'rd ct',
        },
        text: {},
      },
      values: { views: [3] },
    },
  ])
  expect(bytes).toBe(Buffer.byteLength(`${lines.join('\n')}\n`))
  expect(renderItem(remove('x'), 5)).toMatchObject({ at: 5, lines: ['{"delete":{"_id":"x"}}'] })
})

test('requests hold a thousand operations or eight megabytes, in their order', () => {
  const small = putAll(Array.from({ length: 2_100 }, (_, i) => ({ id: `${i}` })))
  expect([...renderChunks(small.entries())].map((chunk) => chunk.length)).toEqual([1_000, 1_000, 100])
  const text = 'word '.repeat(200_000)
  const large = [...renderChunks(putAll(['a', 'b', 'c'].map((id) => ({ id, text }))).entries())]
  expect(large.map((chunk) => chunk.map(({ id, at }) => `${at}${id}`))).toEqual([['0a'], ['1b'], ['2c']])
  expect([...renderChunks([])]).toEqual([])
})

test('lanes share the operations out, and keep those with one id in one lane and in their order', () => {
  const ids = Array.from({ length: 100 }, (_, i) => `${i % 40}`)
  const operations = ids.map((id, i) => (i % 3 === 0 ? remove(id) : put({ id })))
  const lanes = splitIntoLanes(operations, 2)
  expect(lanes.flat().sort(([a], [b]) => a - b)).toEqual([...operations.entries()])
  for (const lane of lanes) {
    const places = lane.map(([at]) => at)
    expect(places.length).toBeGreaterThan(20)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    const others = lanes.filter((other) => other !== lane).flatMap((other) => other.map(([at]) => ids[at]))
    for (const at of places) expect(others).not.toContain(ids[at])
  }
})
