import { setTimeout as sleep } from 'node:timers/promises'
import { Piscina } from 'piscina'
import { type Answer, type ReaderCalls, readAnswer } from './protocol.ts'
import type { ReaderTask } from './reader-worker.ts'
import { workerArguments, workerEntry } from './worker-entry.ts'

export type ReaderPool = {
  call<Name extends keyof ReaderCalls>(
    name: Name,
    ...parameters: Parameters<ReaderCalls[Name]>
  ): Promise<ReturnType<ReaderCalls[Name]>>
  close(): Promise<void>
}

/** Milliseconds that readers get to finish. They change nothing: their threads may be killed after that. */
const CLOSE_TIMEOUT = 2_000

/** Threads that read, each with connections and statements of its own that live as long as the pool. */
export function createReaderPool(folder: string, threads: number): ReaderPool {
  const pool = new Piscina<ReaderTask, Answer>({
    filename: workerEntry('reader-worker').href,
    execArgv: workerArguments(),
    // More start when there is work for them.
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    recordTiming: false,
  })
  return {
    async call(name, ...parameters) {
      const call = { name, arguments: parameters } as unknown as ReaderTask['call']
      return readAnswer(await pool.run({ folder, call })) as ReturnType<ReaderCalls[typeof name]>
    },
    // No AbortSignal anywhere: Piscina stops a task by killing its thread.
    async close() {
      const over = new AbortController()
      const late = sleep(CLOSE_TIMEOUT, undefined, { signal: over.signal }).then(() => pool.destroy())
      await Promise.race([pool.close(), late])
      over.abort()
      await late.catch(() => {})
    },
  }
}
