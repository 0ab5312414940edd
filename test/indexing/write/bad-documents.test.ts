import { describe, expect, test } from 'vitest'
import { FihristError } from '../../../src/errors.ts'
import { createIndexer } from '../../../src/indexing/create-indexer.ts'
import type { Input } from '../../../src/indexing/input.ts'
import { MAX_TERM_UNITS } from '../../../src/indexing/limits.ts'
import type { Outcome, Reject } from '../../../src/indexing/report.ts'
import { MAPPING } from '../support/collect.ts'
import { createFailingAnalyzer } from '../support/failing-analyzer.ts'
import { counts, good, many, open } from '../support/write-inputs.ts'

const analyzer = createFailingAnalyzer()
const bad = (id: string): Input => ({ ...good(id, 'boom'), file: 'a.jsonl', line: 7 })
const REASON = /document "bad" could not be analysed \(RangeError: stack overflow\)/

type Engine = Awaited<ReturnType<typeof open>>

/** Writes inputs, and keeps whatever was told of them. */
async function write(engine: Engine, inputs: readonly Input[]) {
  const outcomes: Outcome[] = []
  const rejects: Reject[] = []
  const failures: FihristError[] = []
  const report = await createIndexer({ engine, analyzer }).write('c', MAPPING, inputs, {
    durability: 'relaxed',
    onResult: (outcome) => outcomes.push(outcome),
    onReject: (reject) => rejects.push(reject),
    onFailure: (failure) => failures.push(failure),
  })
  return { report, outcomes, rejects, failures }
}

describe('a document that can’t be analysed', () => {
  test('is rejected by name, and the rest is written', async () => {
    const engine = await open()
    const { report, outcomes, rejects, failures } = await write(engine, [...many(3), bad('bad'), ...many(5)])
    expect(counts(report)).toEqual([9, 5, 3, 1, 3])
    expect([...engine.documentsOf('c').keys()]).toEqual(['d0', 'd1', 'd2', 'd3', 'd4'])
    expect(outcomes[3]).toMatchObject({ id: 'bad', status: 'rejected', error: { code: 'bad_document' } })
    expect(rejects).toEqual([{ file: 'a.jsonl', line: 7, id: 'bad', reason: expect.stringMatching(REASON) }])
    expect(failures).toHaveLength(1)
    expect(failures[0]?.cause).toBeInstanceOf(RangeError)
  })

  test.each([0, 250])('leaves the one before it with its id in place, %i documents apart', async (apart) => {
    const engine = await open()
    const { outcomes } = await write(engine, [good('bad', 'old'), ...many(apart), bad('bad'), good('other')])
    expect(outcomes.filter(({ id }) => id === 'bad').map(({ status }) => status)).toEqual(['created', 'rejected'])
    expect(engine.documentsOf('c').get('bad')?.document.title).toBe('old')
  })

  test('is refused when it comes alone', async () => {
    const indexer = createIndexer({ engine: await open(), analyzer })
    const refused = await indexer
      .putDocument('c', MAPPING, { id: 'bad', title: 'boom' })
      .catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'bad_document', message: expect.stringMatching(REASON) })
    expect((refused as FihristError).cause).toBeInstanceOf(RangeError)
  })

  test('may be one that has too many terms', async () => {
    const engine = await open()
    const text = `${'x'.repeat(200)} `.repeat(Math.ceil(MAX_TERM_UNITS / 1_200))
    const { report, failures } = await write(engine, [good('a'), { ok: true, value: { id: 'long', text } }, good('b')])
    expect(counts(report)).toEqual([3, 2, 0, 1, 0])
    expect(report.rejects).toEqual([
      { id: 'long', reason: expect.stringMatching(/^field "text": .* 100,663,296 letters/) },
    ])
    // We said so ourselves: it is no mistake of ours.
    expect(failures).toEqual([])
  })
})

describe('a document that the engine fails for', () => {
  const failFor =
    (...ids: readonly string[]) =>
    ({ id }: { readonly id: string }) => {
      if (ids.includes(id)) throw new RangeError('Invalid string length')
      return undefined
    }

  test('is rejected by name, and the rest is written', async () => {
    const engine = await open()
    engine.refuse = failFor('d17', 'd150')
    const { report, failures } = await write(engine, many(400))
    expect(counts(report)).toEqual([400, 398, 0, 2, 0])
    expect(engine.documentsOf('c').size).toBe(398)
    const reason = (id: string) => `document "${id}" could not be written (RangeError: Invalid string length)`
    expect(report.rejects).toEqual(['d17', 'd150'].map((id) => ({ id, reason: reason(id) })))
    expect(failures.map(({ message }) => message)).toEqual(['d17', 'd150'].map(reason))
  })

  test('is refused when it comes alone', async () => {
    const engine = await open()
    engine.refuse = failFor('a')
    const putting = createIndexer({ engine, analyzer }).putDocument('c', MAPPING, { id: 'a', title: 'x' })
    await expect(putting).rejects.toMatchObject({
      code: 'bad_document',
      message: 'document "a" could not be written (RangeError: Invalid string length)',
    })
  })

  test('is not to blame when the engine fails for one after the other', async () => {
    const engine = await open()
    engine.refuse = failFor(...Array.from({ length: 400 }, (_, i) => `d${i}`))
    await expect(write(engine, many(400))).rejects.toMatchObject({ code: 'internal', message: 'Invalid string length' })
  })

  test('nor when the engine says that it is its own matter', async () => {
    const engine = await open()
    engine.failures.push(new FihristError('storage_full', 'no space left'))
    await expect(write(engine, many(3))).rejects.toMatchObject({ code: 'storage_full' })
    engine.failures.push(new FihristError('storage_full', 'no space left'))
    const putting = createIndexer({ engine, analyzer }).putDocument('c', MAPPING, { id: 'a', title: 'x' })
    await expect(putting).rejects.toMatchObject({ code: 'storage_full' })
  })
})
