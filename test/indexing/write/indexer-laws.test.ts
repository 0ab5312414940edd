import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FihristError } from '../../../src/errors.ts'
import type { Input } from '../../../src/indexing/input.ts'
import type { IndexReport, Outcome } from '../../../src/indexing/report.ts'
import type { Document } from '../../../src/mapping/document.ts'
import { readDocument } from '../../../src/mapping/read-document.ts'
import { MAPPING } from '../support/collect.ts'
import { open, write } from '../support/write-inputs.ts'

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
