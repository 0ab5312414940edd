import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { createWordCache } from '../../src/analysis/word-cache.ts'

function counted() {
  const made = new Map<string, number>()
  const cache = createWordCache((word) => {
    made.set(word, (made.get(word) ?? 0) + 1)
    return { word }
  })
  return { cache, times: (word: string) => made.get(word) ?? 0 }
}

describe('the word cache', () => {
  test('makes a word once and answers with the same thing', () => {
    const { cache, times } = counted()
    expect(cache('كتاب')).toBe(cache('كتاب'))
    expect(cache('كتب')).toEqual({ word: 'كتب' })
    expect(times('كتاب')).toBe(1)
  })

  test('keeps what is asked for again and forgets what is not', () => {
    const { cache, times } = counted()
    cache('نادر')
    for (let index = 0; index < 200_000; index++) {
      cache(`كلمة${index}`)
      if (index % 1_000 === 0) cache('شائع')
    }
    cache('نادر')
    expect(times('شائع')).toBe(1)
    expect(times('نادر')).toBe(2)
  })

  test('does not keep very long words', () => {
    const { cache, times } = counted()
    const long = 'ا'.repeat(1_000)
    cache(long)
    cache(long)
    expect(times(long)).toBe(2)
  })

  test('stays bounded over a million words', () => {
    setFlagsFromString('--expose-gc')
    const collectGarbage: () => void = runInNewContext('gc')
    const cache = createWordCache((word) => ({ term: `${word}.` }))
    const heapAfter = (first: number) => {
      for (let index = first; index < first + 500_000; index++) cache(`كلمة${index}`)
      collectGarbage()
      return process.memoryUsage().heapUsed
    }
    const half = heapAfter(0)
    // Half a million words that stay would be about 80 MB.
    expect(heapAfter(500_000) - half).toBeLessThan(20_000_000)
    expect(cache('كلمة999999')).toEqual({ term: 'كلمة999999.' })
  })
})
