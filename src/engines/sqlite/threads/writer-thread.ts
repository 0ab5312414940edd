import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { FihristError } from '../../../errors.ts'
import { type Answer, readAnswer, type WriterCalls } from './protocol.ts'
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

  async function call<Name extends keyof WriterCalls>(name: Name, ...parameters: Parameters<WriterCalls[Name]>) {
    if (failure !== undefined) throw failure
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    // First of all: it throws when something can't be cloned, and then no answer will come.
    worker.postMessage({ name, arguments: parameters })
    waiting.push({ resolve, reject })
    worker.ref()
    return readAnswer(await promise) as ReturnType<WriterCalls[Name]>
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
