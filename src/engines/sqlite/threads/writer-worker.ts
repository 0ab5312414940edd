import { parentPort, workerData } from 'node:worker_threads'
import { joinCall } from './long-streams.ts'
import { answerCall, type WriterMessage } from './protocol.ts'
import { createWriter } from './writer-calls.ts'

/** The entry of the writer thread: answers calls one after another, in their order. */
const { calls, tidy } = createWriter(workerData as string)

/** Those that came ahead of their call; a call may never come, and its streams are not the next one's. */
let streams: string[] = []
let streamsOf = 0

let isScheduled = false
let isClosed = false

/** Milliseconds of tidying for each document that was written: some five times what joining it with others takes in the
 * end. So searches never meet many segments, however fast documents come. */
const TIDYING_PER_DOCUMENT = 0.5

/** A step at once and others for so long (ms), so that it gets on under a constant load too; the rest while nobody asks
 * for anything. */
function tidyMore(time: number): void {
  if (isClosed) return
  const end = performance.now() + time
  do {
    if (!tidy()) return
  } while (performance.now() < end)
  if (isScheduled) return
  isScheduled = true
  setImmediate(() => {
    isScheduled = false
    tidyMore(0)
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
  } else tidyMore(call.name === 'write' ? call.arguments[1].length * TIDYING_PER_DOCUMENT : 0)
})
