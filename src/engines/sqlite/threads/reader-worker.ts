import { move, transferableSymbol, valueSymbol } from 'piscina'
import { type Answer, answerCall, type Call, type ReaderCalls } from './protocol.ts'
import { createReaderCalls } from './reader-calls.ts'

export type ReaderTask = { readonly folder: string; readonly call: Call<ReaderCalls> }

let calls: ReaderCalls | undefined

/** The entry of a reader thread. A thread serves one engine, so one folder. */
export default function answer({ folder, call }: ReaderTask): Answer {
  calls ??= createReaderCalls(folder)
  const answered = answerCall(calls, call)
  const bytes = answered.ok ? bytesOf(answered.value) : undefined
  if (bytes === undefined) return answered
  // What Piscina makes of it on the other side is the answer again.
  return move({ [transferableSymbol]: [bytes], [valueSymbol]: answered }) as unknown as Answer
}

/** The memory of a long rendering: it changes hands instead of being copied. A short one may share its memory with others. */
function bytesOf(value: unknown): ArrayBuffer | undefined {
  const { json } = (value ?? {}) as { readonly json?: unknown }
  if (!(json instanceof Uint8Array) || !(json.buffer instanceof ArrayBuffer)) return undefined
  return json.byteLength > LONG && json.byteLength === json.buffer.byteLength ? json.buffer : undefined
}

const LONG = 64 * 1024
