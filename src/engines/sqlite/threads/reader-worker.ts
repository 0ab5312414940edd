import { type Answer, answerCall, type Call, type ReaderCalls } from './protocol.ts'
import { createReaderCalls } from './reader-calls.ts'

export type ReaderTask = { readonly folder: string; readonly call: Call<ReaderCalls> }

let calls: ReaderCalls | undefined

/** The entry of a reader thread. A thread serves one engine, so one folder. */
export default function answer({ folder, call }: ReaderTask): Answer {
  calls ??= createReaderCalls(folder)
  return answerCall(calls, call)
}
