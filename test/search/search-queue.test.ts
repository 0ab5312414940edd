import { describe, expect, test, vi } from 'vitest'
import type { Asker } from '../../src/search/answer.ts'
import { createSearchQueue, type SearchQueueOptions } from '../../src/search/search-queue.ts'

/** A queue whose works end when they are told to, and what has become of each. */
function start(options: Partial<SearchQueueOptions> = {}) {
  const queue = createSearchQueue({ running: 1, waiting: 100, patience: 60_000, ...options })
  const begun: string[] = []
  const refused: [name: string, code: string][] = []
  const ends = new Map<string, () => void>()
  const ask = (name: string, asker: Asker = {}) => {
    const work = () => {
      begun.push(name)
      return new Promise<void>((resolve) => ends.set(name, resolve))
    }
    queue(asker, work).catch((error) => refused.push([name, error.code]))
  }
  const end = async (name: string) => {
    ends.get(name)?.()
    await settled()
  }
  return { ask, end, begun, refused }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('order', () => {
  test('as many run as may, the others in the order of their arrival', async () => {
    const { ask, end, begun } = start({ running: 2 })
    for (const name of ['a', 'b', 'c', 'd']) ask(name)
    await settled()
    expect(begun).toEqual(['a', 'b'])
    await end('b')
    await end('a')
    expect(begun).toEqual(['a', 'b', 'c', 'd'])
  })

  test('a client with many searches leaves the others their turn', async () => {
    const { ask, end, begun } = start()
    for (const name of ['a1', 'a2', 'a3', 'a4']) ask(name, { client: 'a' })
    for (const name of ['b1', 'b2']) ask(name, { client: 'b' })
    await settled()
    for (const name of ['a1', 'a2', 'b1', 'a3', 'b2']) await end(name)
    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3', 'b2', 'a4'])
  })

  test('a work that fails frees its place', async () => {
    const queue = createSearchQueue({ running: 1, waiting: 0, patience: 1000 })
    await expect(queue({}, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await queue({}, async () => 'yes')).toBe('yes')
  })
})

describe('bound', () => {
  test('when too many wait, the newest is refused', async () => {
    const { ask, end, begun, refused } = start({ waiting: 2 })
    for (const name of ['a', 'b', 'c', 'd']) ask(name)
    await settled()
    expect(refused).toEqual([['d', 'too_busy']])
    await end('a')
    await end('b')
    expect(begun).toEqual(['a', 'b', 'c'])
  })

  test('whoever asks for little is not refused for the sake of who asks for much', async () => {
    const { ask, refused } = start({ waiting: 3 })
    for (const name of ['a1', 'a2', 'a3', 'a4']) ask(name, { client: 'a' })
    ask('b1', { client: 'b' })
    await settled()
    expect(refused).toEqual([['a4', 'too_busy']])
  })

  test('one that waits for too long is refused, and its place in the line is gone', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    try {
      const { ask, refused } = start({ patience: 20 })
      ask('a')
      ask('b')
      await vi.waitFor(() => expect(refused).toEqual([['b', 'too_busy']]))
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('a asker who has gone', () => {
  test('is dropped from the line', async () => {
    const gone = new AbortController()
    const { ask, end, begun, refused } = start()
    ask('a')
    ask('b', { signal: gone.signal })
    ask('c')
    await settled()
    gone.abort()
    await end('a')
    expect(refused).toEqual([['b', 'cancelled']])
    expect(begun).toEqual(['a', 'c'])
  })

  test('is not let in either', async () => {
    const { ask, refused } = start()
    ask('a', { signal: AbortSignal.abort() })
    await settled()
    expect(refused).toEqual([['a', 'cancelled']])
  })
})
