import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { highlightDocument } from './support/highlight-document.ts'
import { analyzer, leaf, phrase } from './support/leaves.ts'

describe('phrases agree with trying everything', () => {
  const letter = fc.constantFrom('ا', 'ب', 'ج')
  const variant = fc.array(letter, { minLength: 1, maxLength: 2 }).map((words) => words.join(' '))
  const places = fc.array(fc.uniqueArray(variant, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })

  /** Every way to place the words in order with at most `slop` gaps: first and last token of each. */
  function everyMatch(
    tokens: readonly string[],
    places: readonly (readonly string[])[],
    slop: number,
  ): [number, number][] {
    const sequences = places.reduce<string[][]>(
      (all, variants) => all.flatMap((before) => variants.map((words) => [...before, ...words.split(' ')])),
      [[]],
    )
    const follow = (words: readonly string[], from: number, gaps: number): number[] => {
      const [first, ...rest] = words
      if (first === undefined) return [from - 1]
      const steps = Array.from({ length: gaps + 1 }, (_, gap) => gap).filter((gap) => tokens[from + gap] === first)
      return steps.flatMap((gap) => follow(rest, from + gap + 1, gaps - gap))
    }
    return sequences.flatMap(([first = '', ...rest]) =>
      tokens.flatMap((token, at) =>
        token === first ? follow(rest, at + 1, slop).map((end): [number, number] => [at, end]) : [],
      ),
    )
  }
  const covered = (matches: readonly (readonly [number, number])[], n: number) =>
    Array.from({ length: n }, (_, k) => matches.some(([from, to]) => from <= k && k <= to))

  const run = async (tokens: readonly string[], places: readonly (readonly string[])[], slop: number) => {
    const match = phrase(places.map((variants) => `{${variants.join('|')}}`).join(' '), slop)
    const { text: [snippet] = [] } = await highlightDocument({
      document: { id: '1', text: tokens.join(' ') },
      fields: ['text'],
      leaves: [leaf(match)],
      analyzer,
      levels: { matches: ['folded'], fallback: [] },
    })
    return (snippet?.ranges ?? []).map(([start, end]): [number, number] => [start / 2, (end - 1) / 2])
  }

  test('without slop: the same words are marked', () =>
    fc.assert(
      fc.asyncProperty(fc.array(letter, { minLength: 1, maxLength: 14 }), places, async (tokens, places) => {
        const found = await run(tokens, places, 0)
        expect(covered(found, tokens.length)).toEqual(covered(everyMatch(tokens, places, 0), tokens.length))
      }),
      { numRuns: 1000 },
    ))

  test('with slop: every nearest match is marked, and nothing that no match covers', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(letter, { minLength: 1, maxLength: 12 }),
        places,
        fc.integer({ min: 1, max: 4 }),
        async (tokens, places, slop) => {
          const found = await run(tokens, places, slop)
          const all = everyMatch(tokens, places, slop)
          const nearest = all.filter(([a, b]) => !all.some(([c, d]) => a <= c && d <= b && (a !== c || b !== d)))
          const marked = covered(found, tokens.length)
          for (const [k, isMarked] of marked.entries()) if (isMarked) expect(covered(all, tokens.length)[k]).toBe(true)
          for (const [from, to] of nearest) expect(marked.slice(from, to + 1).every(Boolean)).toBe(true)
        },
      ),
      { numRuns: 1000 },
    ))
})
