import { describe, expect, test } from 'vitest'
import { type ErrorCode, FihristError } from '../../../src/errors.ts'
import type { Input } from '../../../src/indexing/input.ts'
import type { IndexReport } from '../../../src/indexing/report.ts'
import { counts, many, open, write } from '../support/write-inputs.ts'

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
