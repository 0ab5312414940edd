import { parentPort, workerData } from 'node:worker_threads'
import { joinCall } from './long-streams.ts'
import { answerCall, type WriterMessage } from './protocol.ts'
import { createWriter } from './writer-calls.ts'

/** The entry of the writer thread: answers calls one after another, in their order. */
const { calls, tidy } = createWriter(workerData as string)

/** Those that came ahead of their call; a call may never come, and its streams are not the next one's. */
let streams: string[] = []
let streamsOf = 0

let isTidying = false
let isClosed = false

/** A step at once, so that it gets on under a constant load too; the others while nobody asks for anything. */
function tidyMore(): void {
  if (isTidying || isClosed || !tidy()) return
  isTidying = true
  setImmediate(() => {
    isTidying = false
    tidyMore()
  })
}

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
  if (call.name === 'close') {
    isClosed = true
    parentPort?.close()
  } else tidyMore()
})
