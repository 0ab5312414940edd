import { parentPort, workerData } from 'node:worker_threads'
import { answerCall, type Call, type WriterCalls } from './protocol.ts'
import { createWriterCalls } from './writer-calls.ts'

/** The entry of the writer thread: answers calls one after another, in their order. */
const calls = createWriterCalls(workerData as string)

parentPort?.on('message', (call: Call<WriterCalls>) => {
  parentPort?.postMessage(answerCall(calls, call))
  if (call.name === 'close') parentPort?.close()
})
