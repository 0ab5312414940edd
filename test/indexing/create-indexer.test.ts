import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ErrorCode, FihristError } from '../../src/errors.ts'
import { createIndexer, type WriteOptions } from '../../src/indexing/create-indexer.ts'
import type { Input } from '../../src/indexing/input.ts'
import type { IndexReport, Outcome, Reject } from '../../src/indexing/report.ts'
import type { Document } from '../../src/mapping/document.ts'
import { readDocument } from '../../src/mapping/read-document.ts'
import { MAPPING } from './support/collect.ts'
import { createMemoryEngine, type MemoryEngine } from './support/memory-engine.ts'
import { createWhitespaceAnalyzer } from './support/whitespace-analyzer.ts'

const analyzer = createWhitespaceAnalyzer()

async function open(): Promise<MemoryEngine> {
  const engine = createMemoryEngine()
  await engine.open({ name: 'c', mapping: MAPPING, analyzerVersion: analyzer.version })
  return engine
}

const write = (
  engine: MemoryEngine,
  inputs: AsyncIterable<Input> | Iterable<Input>,
  options: Partial<WriteOptions> = {},
): Promise<IndexReport> =>
  createIndexer({ engine, analyzer }).write('c', MAPPING, inputs, { durability: 'relaxed', ...options })

const good = (id: string, title = 'عنوان'): Input => ({ ok: true, value: { id, title } })
const bad = (line: number): Input => ({ ok: false, file: 'a.jsonl', line, reason: 'not valid JSON' })
const many = (count: number): Input[] => Array.from({ length: count }, (_, i) => good(`d${i}`))
const counts = ({ read, indexed, unchanged, rejected, replaced }: IndexReport): number[] => [
  read,
  indexed,
  unchanged,
  rejected,
  replaced,
]

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

describe('when the engine fails', () => {
  const error = (code: ErrorCode): FihristError => new FihristError(code, code)

  async function failureOf(work: Promise<unknown>): Promise<{ code: string; report: IndexReport }> {
    const caught: unknown = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    if (!(caught instanceof FihristError)) throw new Error('expected a FihristError', { cause: caught })
    return { code: caught.code, report: caught.details.report as IndexReport }
  }

  test('a busy index is tried again', async () => {
    const engine = await open()
    engine.failures.push(error('index_busy'), error('index_busy'))
    expect(counts(await write(engine, many(3)))).toEqual([3, 3, 0, 0, 0])
    expect(engine.calls).toHaveLength(3)
  })

  test('an index that stays busy ends the run', async () => {
    const engine = await open()
    engine.failures.push(...Array.from({ length: 10 }, () => error('index_busy')))
    expect((await failureOf(write(engine, many(3)))).code).toBe('index_busy')
  })

  test('other errors end the run, and only what was acknowledged counts', async () => {
    const engine = await open()
    engine.failures.push(undefined, undefined, error('storage_full'))
    const { code, report } = await failureOf(write(engine, many(2000)))
    expect(code).toBe('storage_full')
    expect(counts(report)).toEqual([400, 400, 0, 0, 0])
    expect(engine.documentsOf('c').size).toBe(400)
    expect(engine.calls).toHaveLength(3)
  })

  test('inputs that fail end the run; what came before them is written', async () => {
    const engine = await open()
    async function* inputs(): AsyncGenerator<Input> {
      yield* many(450)
      throw new FihristError('too_large', 'the body is too long')
    }
    const { code, report } = await failureOf(write(engine, inputs()))
    expect(code).toBe('too_large')
    expect(counts(report)).toEqual([400, 400, 0, 0, 0])
  })

  test('a run can be interrupted', async () => {
    const engine = await open()
    const controller = new AbortController()
    function* inputs(): Generator<Input> {
      for (const [i, input] of many(2000).entries()) {
        if (i === 700) controller.abort()
        yield input
      }
    }
    const { code, report } = await failureOf(write(engine, inputs(), { signal: controller.signal }))
    expect(code).toBe('shutting_down')
    expect(report.read).toBe(600)
    expect(engine.documentsOf('c').size).toBe(600)
  })

  test('inputs are told that nobody reads on', async () => {
    const engine = await open()
    engine.failures.push(error('storage_failed'))
    let closed = false
    async function* inputs(): AsyncGenerator<Input> {
      try {
        yield* many(5000)
      } finally {
        closed = true
      }
    }
    await failureOf(write(engine, inputs()))
    expect(closed).toBe(true)
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

/** What a collection holds after these inputs, by the simplest way to say it. */
function lastOfEach(inputs: readonly Input[]): Map<string, Document> {
  const last = new Map<string, Document>()
  for (const input of inputs) {
    try {
      const document = readDocument(input.ok ? input.value : undefined, MAPPING)
      last.set(document.id, document)
    } catch {}
  }
  return last
}

describe('laws', () => {
  const input = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        ok: fc.constant(true as const),
        value: fc.record({ id: fc.integer({ min: 0, max: 300 }), title: fc.constantFrom('أ', 'ب', 'ت') }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ ok: fc.constant(false as const), reason: fc.string() }) },
    { weight: 1, arbitrary: fc.record({ ok: fc.constant(true as const), value: fc.jsonValue() }) },
  )

  test('read = indexed + unchanged + rejected, at every moment and whatever fails; the last document of an id stays', async () => {
    const inputs = fc.array(input, { maxLength: 1200, size: 'max' })
    await fc.assert(
      fc.asyncProperty(inputs, inputs, fc.option(fc.nat(8)), async (first, second, failAt) => {
        const engine = await open()
        await write(engine, first)
        if (failAt !== null)
          engine.failures.push(...Array(failAt).fill(undefined), new FihristError('storage_full', 'x'))
        const outcomes: Outcome[] = []
        let done = true
        const report = await write(engine, second, {
          onResult: (outcome) => outcomes.push(outcome),
          onProgress: (now) => expect(now.read).toBe(now.indexed + now.unchanged + now.rejected),
        }).catch((error: FihristError) => {
          done = false
          return error.details.report as IndexReport
        })
        expect(report.read).toBe(report.indexed + report.unchanged + report.rejected)
        expect(outcomes.map(({ index }) => index)).toEqual(outcomes.map((_, i) => i))
        expect(report.read).toBe(outcomes.length)
        if (!done) return
        expect(report.read).toBe(second.length)
        const stored = new Map([...engine.documentsOf('c')].map(([id, { document }]) => [id, document]))
        expect(stored).toEqual(lastOfEach([...first, ...second]))
      }),
      { numRuns: 40 },
    )
  })
})
