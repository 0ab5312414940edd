import { LEVEL_NAMES } from '../../../analysis/token.ts'
import type { WriteOperation } from '../../engine.ts'
import type { Call, StreamPlace, WriterCalls } from './protocol.ts'

/** A call without the long streams of its documents, and those. */
type PartedCall = {
  readonly call: Call<WriterCalls>
  readonly places: readonly StreamPlace[]
  readonly streams: readonly string[]
}

/** UTF-16 units of a stream that is worth a message of its own. */
const LONG_STREAM = 250_000

/** Takes long streams out of a call: all of a document of megabytes copied at once would hold the event loop. */
export function partCall(call: Call<WriterCalls>, long = LONG_STREAM): PartedCall {
  const places: StreamPlace[] = []
  const streams: string[] = []
  const parted = mapOperations(call, (operation, number) => {
    const own = operation.type === 'delete' ? [] : longStreams(operation, number, long)
    for (const [place, stream] of own) {
      places.push(place)
      streams.push(stream)
    }
    return own.length === 0 ? operation : withStreams(operation, new Map(own.map(([place]) => [place, ''])))
  })
  return { call: parted, places, streams }
}

/** Puts the streams back in their places. */
export function joinCall({ call, places, streams }: PartedCall): Call<WriterCalls> {
  const placed = Map.groupBy(
    places.map((place, i) => [place, streams[i] ?? ''] as const),
    ([[number]]) => number,
  )
  return mapOperations(call, (operation, number) => {
    const own = placed.get(number)
    return own === undefined ? operation : withStreams(operation, new Map(own))
  })
}

/** The call with other operations, if it has any. */
function mapOperations(
  call: Call<WriterCalls>,
  change: (operation: WriteOperation, number: number) => WriteOperation,
): Call<WriterCalls> {
  if (call.name === 'write') {
    const [name, operations, durability] = call.arguments
    return { name: 'write', arguments: [name, operations.map(change), durability] }
  }
  if (call.name === 'writeRebuild') {
    const [token, operations] = call.arguments
    return { name: 'writeRebuild', arguments: [token, operations.map(change)] }
  }
  return call
}

function longStreams(
  { document }: Extract<WriteOperation, { readonly type: 'put' }>,
  number: number,
  long: number,
): [StreamPlace, string][] {
  return Object.entries(document.streams).flatMap(([field, levels]) =>
    LEVEL_NAMES.filter((level) => levels[level].length > long).map((level): [StreamPlace, string] => [
      [number, field, level],
      levels[level],
    ]),
  )
}

function withStreams(operation: WriteOperation, changes: ReadonlyMap<StreamPlace, string>): WriteOperation {
  if (operation.type === 'delete') return operation
  const { type, document } = operation
  const streams = { ...document.streams }
  for (const [[, field, level], stream] of changes) {
    const levels = streams[field]
    if (levels !== undefined) streams[field] = { ...levels, [level]: stream }
  }
  return { type, document: { ...document, streams } }
}
