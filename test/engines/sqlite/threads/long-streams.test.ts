import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byLevel, LEVEL_NAMES } from '../../../../src/analysis/token.ts'
import type { WriteOperation } from '../../../../src/engines/engine.ts'
import { joinCall, partCall } from '../../../../src/engines/sqlite/threads/long-streams.ts'
import type { Call, WriterCalls } from '../../../../src/engines/sqlite/threads/protocol.ts'

const LONG = 3

const stream = fc.string({ maxLength: 6 })
const streams = fc
  .array(stream, { minLength: LEVEL_NAMES.length, maxLength: LEVEL_NAMES.length })
  .map((all) => byLevel((level) => all[LEVEL_NAMES.indexOf(level)] ?? ''))
const operation: fc.Arbitrary<WriteOperation> = fc.oneof(
  fc.record({ type: fc.constant('delete'), id: fc.string() }),
  fc.tuple(fc.string(), fc.dictionary(fc.constantFrom('title', 'text'), streams)).map(
    ([id, fields]): WriteOperation => ({
      type: 'put',
      document: { id, document: { id }, hash: '', streams: fields, values: {} },
    }),
  ),
)
const call: fc.Arbitrary<Call<WriterCalls>> = fc
  .array(operation, { maxLength: 5 })
  .chain((operations) =>
    fc.constantFrom<Call<WriterCalls>>(
      { name: 'write', arguments: ['c', operations, 'full'] },
      { name: 'writeRebuild', arguments: ['token', operations] },
      { name: 'flush', arguments: ['c'] },
    ),
  )

test('streams that travel alone come back to their places, and no long one travels with its call', () => {
  fc.assert(
    fc.property(call, (whole) => {
      const parted = partCall(whole, LONG)
      expect(parted.streams).toHaveLength(parted.places.length)
      for (const alone of parted.streams) expect(alone.length).toBeGreaterThan(LONG)
      expect(partCall(parted.call, LONG).streams).toEqual([])
      expect(joinCall(parted)).toEqual(whole)
    }),
  )
})
