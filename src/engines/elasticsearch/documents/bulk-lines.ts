import { type LevelName, PLACEHOLDER } from '../../../analysis/token.ts'
import type { WriteOperation } from '../../engine.ts'

/** An operation as a bulk request wants it; `at` is its place among all operations. */
export type BulkItem = {
  readonly at: number
  readonly id: string
  readonly lines: readonly string[]
  readonly bytes: number
}

export type PlacedOperation = readonly [at: number, operation: WriteOperation]

/** Large enough that a request's own cost does not count, small enough to be held a few times over by both sides. */
const CHUNK_BYTES = 8_000_000
const CHUNK_ITEMS = 1_000

/** An operation's lines. */
export function renderItem(operation: WriteOperation, at: number): BulkItem {
  const id = idOf(operation)
  const lines =
    operation.type === 'put'
      ? [JSON.stringify({ index: { _id: id } }), renderSource(operation)]
      : [JSON.stringify({ delete: { _id: id } })]
  return { at, id, lines, bytes: lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0) }
}

function renderSource({ document }: Extract<WriteOperation, { readonly type: 'put' }>): string {
  const { id, hash, document: stored, streams, values } = document
  const terms = Object.fromEntries(Object.entries(streams).map(([field, levels]) => [field, withTerms(levels)]))
  return JSON.stringify({ id, hash, document: stored, terms, values })
}

const TERM = new RegExp(`[^${PLACEHOLDER} ]`)

/** The levels that have a term at all: few texts have marks. */
const withTerms = (levels: Readonly<Record<LevelName, string>>): Partial<Record<LevelName, string>> =>
  Object.fromEntries(Object.entries(levels).filter(([, stream]) => TERM.test(stream)))

/** The operations in so many lanes that may go side by side: those with one id are in one lane, in their order. */
export function splitIntoLanes(operations: readonly WriteOperation[], count: number): PlacedOperation[][] {
  const lanes: PlacedOperation[][] = Array.from({ length: count }, () => [])
  for (const [at, operation] of operations.entries()) lanes[laneOf(idOf(operation), count)]?.push([at, operation])
  return lanes
}

function laneOf(id: string, count: number): number {
  let sum = 0
  for (let i = 0; i < id.length; i++) sum += id.charCodeAt(i)
  return sum % count
}

const idOf = (operation: WriteOperation): string => (operation.type === 'put' ? operation.document.id : operation.id)

/** Operations with their places, in requests of a few megabytes; rendered one request at a time. */
export function* renderChunks(operations: Iterable<PlacedOperation>): Generator<BulkItem[]> {
  let chunk: BulkItem[] = []
  let bytes = 0
  for (const [at, operation] of operations) {
    const item = renderItem(operation, at)
    if (chunk.length > 0 && (bytes + item.bytes > CHUNK_BYTES || chunk.length === CHUNK_ITEMS)) {
      yield chunk
      chunk = []
      bytes = 0
    }
    chunk.push(item)
    bytes += item.bytes
  }
  if (chunk.length > 0) yield chunk
}
