import { once } from 'node:events'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { FihristError } from '../../errors.ts'
import { type Answer, readAnswer, type WriterCalls } from './protocol.ts'

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
  const worker = new Worker(new URL(`./writer-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url), {
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
    waiting.push({ resolve, reject })
    worker.ref()
    worker.postMessage({ name, arguments: parameters })
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
