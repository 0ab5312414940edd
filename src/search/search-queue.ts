import { setTimeout as sleep } from 'node:timers/promises'
import { FihristError, searchCancelled } from '../errors.ts'
import type { Asker, SearchLoad } from './answer.ts'

export type SearchQueueOptions = {
  /** Works that run side by side. */
  readonly running: number
  /** Works that wait, of all clients together. */
  readonly waiting: number
  /** Milliseconds after which one that waits is refused. */
  readonly patience: number
}

export type SearchQueue = {
  /** Runs a work when its turn has come. Throws `too_busy`; `cancelled` when nobody waits for it any more. */
  <Result>(asker: Asker, work: () => Promise<Result>): Promise<Result>
  load(): SearchLoad
}

type Waiting = { readonly start: () => void; readonly refuse: (error: FihristError) => void }

/**
 * Work in the order of its arrival, but each client in turn. When too much waits, the client with most loses its newest:
 * whoever asks for little is never refused for the sake of one who asks for much.
 */
export function createSearchQueue({ running, waiting, patience }: SearchQueueOptions): SearchQueue {
  /** Of each client that waits; the one whose turn is next comes first. */
  const lines = new Map<string, Waiting[]>()
  let free = running
  let refused = 0
  let timedOut = 0

  function startNext(): void {
    const [client, line] = lines.entries().next().value ?? []
    const next = line?.shift()
    if (client === undefined || line === undefined || next === undefined) {
      free++
      return
    }
    lines.delete(client)
    if (line.length > 0) lines.set(client, line)
    next.start()
  }

  function remove(client: string, gone: Waiting): boolean {
    const line = lines.get(client) ?? []
    const at = line.indexOf(gone)
    if (at < 0) return false
    line.splice(at, 1)
    if (line.length === 0) lines.delete(client)
    return true
  }

  const countWaiting = (): number => lines.values().reduce((sum, line) => sum + line.length, 0)

  function refuseNewestOfMost(): void {
    const [client, line] = [...lines].reduce((most, other) => (other[1].length > most[1].length ? other : most))
    const newest = line.at(-1)
    if (newest === undefined || !remove(client, newest)) return
    refused++
    newest.refuse(tooBusy('too many searches wait already'))
  }

  async function turn(client: string, signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) throw searchCancelled()
    if (free > 0) {
      free--
      return
    }
    const over = new AbortController()
    try {
      await new Promise<void>((start, refuse) => {
        const mine: Waiting = { start, refuse }
        const leave = (error: FihristError): boolean => {
          const waited = remove(client, mine)
          if (waited) refuse(error)
          return waited
        }
        signal?.addEventListener('abort', () => leave(searchCancelled()), { signal: over.signal })
        sleep(patience, undefined, { signal: over.signal }).then(
          () => {
            if (leave(tooBusy(`the search waited ${patience / 1000} s for its turn`))) timedOut++
          },
          () => {},
        )
        const line = lines.get(client)
        if (line === undefined) lines.set(client, [mine])
        else line.push(mine)
        if (countWaiting() > waiting) refuseNewestOfMost()
      })
    } finally {
      over.abort()
    }
  }

  async function inTurn<Result>({ client = '', signal }: Asker, work: () => Promise<Result>): Promise<Result> {
    await turn(client, signal)
    try {
      return await work()
    } finally {
      startNext()
    }
  }

  return Object.assign(inTurn, {
    load: () => ({ running: running - free, waiting: countWaiting(), refused, timedOut }),
  })
}

const tooBusy = (why: string): FihristError => new FihristError('too_busy', `${why}: try again in a moment`)
