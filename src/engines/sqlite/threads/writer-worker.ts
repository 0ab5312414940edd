import { parentPort, workerData } from 'node:worker_threads'
import { joinCall } from './long-streams.ts'
import { answerCall, type WriterMessage } from './protocol.ts'
import { createWriterCalls } from './writer-calls.ts'

/** The entry of the writer thread: answers calls one after another, in their order. */
const calls = createWriterCalls(workerData as string)

/** Those that came ahead of their call; a call may never come, and its streams are not the next one's. */
let streams: string[] = []
let streamsOf = 0

parentPort?.on('message', (message: WriterMessage) => {
  if (message.number !== streamsOf) streams = []
  streamsOf = message.number
  if ('stream' in message) {
    streams.push(message.stream)
    return
  }
  const { call, places } = message
  const whole = joinCall({ call, places, streams })
  streams = []
  parentPort?.postMessage(answerCall(calls, whole))
  if (call.name === 'close') parentPort?.close()
})
