import { describe, expect, test } from 'vitest'
import { createIndexer } from '../../../src/indexing/create-indexer.ts'
import type { Input } from '../../../src/indexing/input.ts'
import type { Outcome, Reject } from '../../../src/indexing/report.ts'
import { MAPPING } from '../support/collect.ts'
import { analyzer, bad, counts, good, many, open, write } from '../support/write-inputs.ts'

describe('writing', () => {
  test('counts, rejects with their places, one outcome an input in order', async () => {
    const engine = await open()
    await write(engine, [good('a'), good('b')])
    const [outcomes, rejects]: [Outcome[], Reject[]] = [[], []]
    const inputs: Input[] = [
      good('a'),
      good('b', 'جديد'),
      bad(3),
      { ok: true, value: { id: 'x', views: '1' }, file: 'b.json', line: 9 },
      good('c'),
    ]
    const report = await write(engine, inputs, {
      onResult: (outcome) => outcomes.push(outcome),
      onReject: (reject) => rejects.push(reject),
    })
    expect(counts(report)).toEqual([5, 2, 1, 2, 0])
    expect(report.rejects).toEqual([
      { file: 'a.jsonl', line: 3, reason: 'not valid JSON' },
      { file: 'b.json', line: 9, id: 'x', reason: expect.stringContaining('field "views"') },
    ])
    expect(rejects).toEqual(report.rejects)
    expect(report.seconds).toBeGreaterThan(0)
    expect(outcomes.map(({ index, status, id, error }) => [index, status, id, error?.code])).toEqual([
      [0, 'unchanged', 'a', undefined],
      [1, 'updated', 'b', undefined],
      [2, 'rejected', undefined, 'bad_document'],
      [3, 'rejected', 'x', 'bad_document'],
      [4, 'created', 'c', undefined],
    ])
    expect(engine.documentsOf('c').get('b')?.document.title).toBe('جديد')
  })

  test('documents go in batches, unchanged ones are neither analysed nor written again', async () => {
    const engine = await open()
    expect(counts(await write(engine, many(1000)))).toEqual([1000, 1000, 0, 0, 0])
    expect(engine.calls.map((call) => call.ids.length)).toEqual([200, 200, 200, 200, 200])
    const analysed: string[] = []
    const spying = {
      ...analyzer,
      tokens(text: string) {
        analysed.push(text)
        return analyzer.tokens(text)
      },
    }
    const again = await createIndexer({ engine, analyzer: spying }).write('c', MAPPING, many(1000), {
      durability: 'full',
    })
    expect(counts(again)).toEqual([1000, 0, 1000, 0, 0])
    expect(engine.calls).toHaveLength(5)
    expect(analysed).toEqual([])
  })

  test('a batch ends at a million characters', async () => {
    const engine = await open()
    const text = 'كلمة '.repeat(80_000)
    await write(
      engine,
      ['a', 'b', 'c', 'd'].map((id): Input => ({ ok: true, value: { id, text } })),
    )
    expect(engine.calls.map((call) => call.ids)).toEqual([['a', 'b', 'c'], ['d']])
  })

  test('durability is handed to the engine', async () => {
    const engine = await open()
    await write(engine, [good('a')], { durability: 'full' })
    expect(engine.calls).toEqual([{ name: 'write', ids: ['a'], durability: 'full' }])
  })

  test('while a batch is written, the next is read; no more than two are held', async () => {
    const engine = await open()
    let [read, most] = [0, 0]
    let written = 0
    function* inputs(): Generator<Input> {
      for (const input of many(2000)) {
        read++
        most = Math.max(most, read - written)
        yield input
      }
    }
    await write(engine, inputs(), { onProgress: (progress) => (written = progress.read) })
    expect(most).toBeGreaterThan(200)
    expect(most).toBeLessThanOrEqual(3 * 200)
  })

  test('what the engine does not take is rejected with its reason, and the counts add up', async () => {
    const engine = await open()
    engine.refuse = ({ document }) => (document.title === 'كبير' ? 'too big for the index' : undefined)
    const statuses: string[] = []
    // The second document with the id `a` is refused, so the first never got there; the last is in another batch.
    const inputs = [good('a', 'جديد'), good('a', 'كبير'), good('b'), good('a', 'كبير'), ...many(200), good('a', 'كبير')]
    const report = await write(engine, inputs, { onResult: ({ status }) => statuses.push(status) })
    expect(counts(report).slice(0, 4)).toEqual([205, 201, 0, 4])
    expect([...statuses.slice(0, 4), statuses.at(-1)]).toEqual([
      'rejected',
      'rejected',
      'created',
      'rejected',
      'rejected',
    ])
    expect(report.rejects[0]).toMatchObject({ id: 'a', reason: 'too big for the index' })
    expect(engine.documentsOf('c').has('a')).toBe(false)
    expect(counts(await write(engine, [good('a', 'جديد'), good('b')]))).toEqual([2, 1, 1, 0, 0])
  })

  test('the report keeps a thousand rejects, the callback gets them all', async () => {
    const engine = await open()
    let called = 0
    const report = await write(
      engine,
      Array.from({ length: 2500 }, (_, i) => bad(i)),
      { onReject: () => called++ },
    )
    expect([report.rejected, report.rejects.length, called]).toEqual([2500, 1000, 2500])
  })

  test('into a rebuilt copy everything is written, whatever the collection holds', async () => {
    const engine = await open()
    await write(engine, many(10))
    const target = await engine.rebuild({ name: 'c', mapping: MAPPING, analyzerVersion: 'toy-2' })
    const report = await write(engine, [...many(10), good('d3', 'جديد')], { target })
    await target.commit()
    expect(counts(report)).toEqual([11, 11, 0, 0, 1])
    expect(engine.documentsOf('c').get('d3')?.document.title).toBe('جديد')
  })
})

describe('several documents with one id', () => {
  test.each<[string, string[], string[], string]>([
    ['new', ['x', 'y'], ['created', 'updated'], 'y'],
    ['twice the same', ['x', 'x'], ['created', 'unchanged'], 'x'],
    ['there and back', ['x', 'y', 'x'], ['created', 'updated', 'updated'], 'x'],
    ['over an old one', ['old', 'y'], ['unchanged', 'updated'], 'y'],
    ['back to the old one', ['x', 'old'], ['updated', 'updated'], 'old'],
  ])('%s: the later wins, in one batch or in several', async (name, titles, statuses, last) => {
    for (const apart of [0, 250]) {
      const engine = await open()
      if (name.includes('old')) await write(engine, [good('a', 'old')])
      const outcomes: Outcome[] = []
      const inputs = titles.flatMap((title) => [good('a', title), ...many(apart)])
      const report = await write(engine, inputs, { onResult: (outcome) => outcomes.push(outcome) })
      expect(outcomes.filter(({ id }) => id === 'a').map(({ status }) => status)).toEqual(statuses)
      expect(report.read).toBe(report.indexed + report.unchanged + report.rejected)
      expect(report.replaced).toBe((titles.length - 1) * (apart + 1))
      expect(engine.documentsOf('c').get('a')?.document.title).toBe(last)
    }
  })
})

describe('one document', () => {
  test('is put and deleted durably', async () => {
    const engine = await open()
    const indexer = createIndexer({ engine, analyzer })
    expect(await indexer.putDocument('c', MAPPING, { id: 'a', title: 'x' })).toBe('created')
    expect(await indexer.putDocument('c', MAPPING, { title: 'x', id: 'a' })).toBe('unchanged')
    expect(await indexer.putDocument('c', MAPPING, { id: 'a', title: 'y' })).toBe('updated')
    expect(await indexer.deleteDocument('c', 'a')).toBe('deleted')
    expect(await indexer.deleteDocument('c', 'a')).toBe('not_found')
    expect(engine.calls.map((call) => call.durability)).toEqual(['full', 'full', 'full', 'full'])
  })

  test('is refused when it does not fit', async () => {
    const indexer = createIndexer({ engine: await open(), analyzer })
    await expect(indexer.putDocument('c', MAPPING, { id: 'a', titel: 'x' })).rejects.toThrow(/"titel"/)
  })
})
