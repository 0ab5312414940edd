import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type Child = {
  readonly process: ChildProcess
  /** What it said so far. */
  readonly lines: readonly string[]
  /** The next line. Rejects when there is none. */
  next(): Promise<string>
  /** Sends SIGKILL and waits until it is gone and all that it said is here. */
  kill(): Promise<void>
  exited(): Promise<number | null>
}

/** Runs `child.ts` in a process of its own. */
export function startChild(folder: string, task: string, argument = ''): Child {
  const script = fileURLToPath(new URL('./child.ts', import.meta.url))
  const process_ = spawn(process.execPath, [script, folder, task, argument], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines: string[] = []
  const reader = createInterface({ input: process_.stdout })
  let read = 0
  reader.on('line', (line) => lines.push(line))
  const closed = Promise.all([once(reader, 'close'), once(process_, 'exit')])
  return {
    process: process_,
    lines,
    async next() {
      while (lines.length <= read) {
        const more = await Promise.race([once(reader, 'line').then(() => true), closed.then(() => false)])
        if (!more && lines.length <= read) throw new Error(`the other process ended after: ${lines.join(' / ')}`)
      }
      return lines[read++] ?? ''
    },
    async kill() {
      process_.kill('SIGKILL')
      await closed
    },
    async exited() {
      await closed
      return process_.exitCode
    },
  }
}
