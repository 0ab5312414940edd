import { once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { FihristError } from '../../../errors.ts'
import { partCall } from './long-streams.ts'
import { type Answer, type Call, readAnswer, type WriterCalls, type WriterMessage } from './protocol.ts'
import { workerArguments, workerEntry } from './worker-entry.ts'

export type WriterThread = {
  call<Name extends keyof WriterCalls>(
    name: Name,
    ...parameters: Parameters<WriterCalls[Name]>
  ): Promise<ReturnType<WriterCalls[Name]>>
  close(): Promise<void>
}

type Waiting = { readonly resolve: (answer: Answer) => void; readonly reject: (error: unknown) => void }

/** The one thread of an engine that writes. It keeps the process alive only while it has something to do. */
export function createWriterThread(folder: string): WriterThread {
  const worker = new Worker(workerEntry('writer-worker'), {
    execArgv: workerArguments(),
    workerData: folder,
  })
  const exited = once(worker, 'exit')
  /** Answers come in the order of the calls. */
  const waiting: Waiting[] = []
  let failure: FihristError | undefined
  worker.unref()
  worker.on('message', (answer: Answer) => {
    waiting.shift()?.resolve(answer)
    if (waiting.length === 0) worker.unref()
  })
  worker.on('error', (error) => fail(error))
  worker.on('exit', () => fail(new Error('it has stopped')))

  function fail(cause: Error): void {
    failure ??= new FihristError('engine_unavailable', `The thread that writes is gone: ${cause.message}`, {}, cause)
    for (const { reject } of waiting.splice(0)) reject(failure)
  }

  /** Calls are posted in their order, one with long streams over several turns of the event loop. */
  let lastPosted: Promise<unknown> = Promise.resolve()
  let calls = 0

  async function call<Name extends keyof WriterCalls>(name: Name, ...parameters: Parameters<WriterCalls[Name]>) {
    const posted = lastPosted.then(() => post({ name, arguments: parameters } as Call<WriterCalls>))
    lastPosted = posted.catch(() => {})
    const { answer } = await posted
    return readAnswer(await answer) as ReturnType<WriterCalls[Name]>
  }

  async function post(whole: Call<WriterCalls>): Promise<{ readonly answer: Promise<Answer> }> {
    const number = ++calls
    const { call, places, streams } = partCall(whole)
    for (const stream of streams) {
      send({ number, stream })
      await turn()
    }
    const { promise: answer, resolve, reject } = Promise.withResolvers<Answer>()
    // First of all: it throws when something can't be cloned, and then no answer will come.
    send({ number, call, places })
    waiting.push({ resolve, reject })
    worker.ref()
    return { answer }
  }

  function send(message: WriterMessage): void {
    if (failure !== undefined) throw failure
    worker.postMessage(message)
  }

  return {
    call,
    async close() {
      await call('close')
      worker.ref()
      await exited
    },
  }
}
