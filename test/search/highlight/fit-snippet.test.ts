import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Border, borderBefore } from '../../../src/search/highlight/cut-points.ts'
import { fitAround, type SnippetFit } from '../../../src/search/highlight/fit-snippet.ts'
import type { Reading } from '../../../src/search/highlight/read-field.ts'

/** What a cut costs, as a share of the room. */
const COST: Record<Border, number> = { sentence: 0, clause: 0.25, word: 0.5, joined: 1, never: Infinity }

const gap = fc.constantFrom(' ', ' ', ' ', '. ', '، ', '-', '\n', '\u200d', '…', '  ')
const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 })

const reading = fc.tuple(lengths, fc.infiniteStream(gap)).map(([words, gaps]): Reading => {
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  for (const length of words) {
    if (text !== '') text += gaps.next().value
    starts.push(text.length)
    text += 'ب'.repeat(length)
    ends.push(text.length)
  }
  return { text, start: 0, end: text.length, starts, ends, marked: [], truncated: false }
})

const fits = fc.tuple(reading, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 200 }), fc.array(fc.nat({ max: 30 })))

/** The cheapest of some tokens, of equal ones the first. */
const cheapest = (tokens: readonly number[], costOf: (k: number) => number): number | undefined =>
  tokens.reduce<number | undefined>((best, k) => (best === undefined || costOf(k) < costOf(best) ? k : best), undefined)

test('a snippet begins and ends where it costs least, of all places around its marks', () => {
  fc.assert(
    fc.property(fits, ([read, a, b, length, continued]) => {
      const count = read.starts.length
      const from = a % count
      const to = Math.min(from + (b % 3), count - 1)
      const startOf = (k: number): number => read.starts[k] ?? read.end
      const endOf = (k: number): number => read.ends[k] ?? read.start
      const slack = length - (endOf(to) - startOf(from))
      fc.pre(slack >= 0)
      const inside = new Set(continued)
      const fit: SnippetFit = { reading: read, inside, length }
      const all = { from: 0, to: count - 1 }

      const wanted = startOf(from) - Math.max(slack / 2, slack - (endOf(all.to) - endOf(to)))
      const range = (first: number, last: number): number[] =>
        Array.from({ length: last - first + 1 }, (_, i) => first + i)
      const beginnings = range(0, from)
        .reverse()
        .filter((k) => endOf(to) - startOf(k) <= length && !inside.has(k) && borderBefore(read, k) !== 'never')
      const beginCost = (k: number): number => Math.abs(startOf(k) - wanted) + slack * COST[borderBefore(read, k)]
      const begin = cheapest(beginnings, beginCost) ?? from
      const limit = startOf(begin) + length
      const endings = range(to, count - 1)
        .reverse()
        .filter((k) => endOf(k) <= limit && !inside.has(k + 1))
      const endCost = (k: number): number => limit - endOf(k) + length * COST[borderBefore(read, k + 1)]
      const end = cheapest(endings, endCost) ?? to

      const found = fitAround(fit, { from, to }, all)
      // Where a text must not be cut the snippet grows to where it may.
      if (borderBefore(read, begin) !== 'never') expect(found.from).toBe(begin)
      if (borderBefore(read, end + 1) !== 'never') expect(found.to).toBe(end)
    }),
    { numRuns: 5_000 },
  )
})
