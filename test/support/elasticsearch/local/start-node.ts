import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Jdk } from './installed-jdks.ts'
import { type NodeOptions, nodeCommand, useArchive } from './node-command.ts'

/** A node that serves. `url` has no slash at its end. */
export type ServerNode = {
  readonly url: string
  readonly pid: number
  /** Ends it in order; waits until it is gone. */
  readonly stop: () => Promise<void>
  /** `kill -9`; waits until it is gone. */
  readonly kill: () => Promise<void>
}

/** The JVM options of a start: by default those that use the class data archive. */
export type StartOptions = NodeOptions & { readonly archive?: readonly string[] }

/**
 * Starts one node and waits until it serves (its cluster may still be red). It ends with this process, however this
 * process ends, because it watches its standard input. Throws an Error with the node's own words when it doesn't start.
 */
export async function startNode(home: string, jdk: Jdk, options: StartOptions): Promise<ServerNode> {
  for (const folder of ['data', 'logs', 'tmp']) mkdirSync(join(options.folder, folder), { recursive: true })
  const command = nodeCommand(home, jdk, options, options.archive ?? useArchive(home))
  const child = spawn(join(jdk.home, 'bin', 'java'), command, { stdio: ['pipe', 'pipe', 'pipe'] })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const port = await ready(child)
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stop: () => {
      child.stdin.end()
      return gone
    },
    kill: () => {
      child.kill('SIGKILL')
      return gone
    },
  }
}

function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let words = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-4000)
    })
    if (child.stdout) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const port = /^READY (\d+)$/.exec(line)?.[1]
        if (port !== undefined) resolve(port)
        else words = `${words}${line}\n`.slice(-4000)
      })
    }
    child.once('error', reject)
    child.once('close', (code) => reject(new Error(`Elasticsearch ended with ${code} before it served:\n${words}`)))
  })
}
