import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LEVEL_NAMES } from '../../../../src/analysis/token.ts'
import { phraseLevelOf } from '../../../../src/engines/common/phrase-level.ts'
import type { Engine, Ranking } from '../../../../src/engines/engine.ts'
import type { Document } from '../../../../src/mapping/document.ts'
import type { QueryLeaf } from '../../../../src/query/tree.ts'
import { bm25, type Weights } from '../../support/bm25-oracle.ts'
import { put, remove, SPEC } from '../../support/collections.ts'
import { all, alternatives, any, leaf, phrase, RANKING, rankOnly, request, word } from '../../support/queries.ts'
import { makeSqliteStorage } from '../../support/sqlite-storage.ts'
import type { Storage } from '../../support/storage.ts'

let storage: Storage
let engine: Engine
beforeAll(async () => {
  storage = await makeSqliteStorage()
  engine = await storage.connect()
})
afterAll(() => storage.dispose())

const BOTH: Weights = { title: 2, text: 1 }
const WORDS = ['cat', 'cats', 'Cat', 'cot', 'dog', 'كتاب', 'الكتاب']

/** Texts of few different words, so that many documents hold each and phrases are found. */
const text = fc.array(fc.constantFrom(...WORDS, 'x'), { maxLength: 8 }).map((words) => words.join(' '))
const document = fc.record({ id: fc.integer({ min: 0, max: 9 }).map(String), title: text, text })
const operation = fc.oneof({ weight: 4, arbitrary: document }, { weight: 1, arbitrary: document.map(({ id }) => id) })
const history = fc.array(fc.array(operation, { maxLength: 6 }), { minLength: 1, maxLength: 4 })

let collections = 0

/** A collection with this history, and what is left in it. */
async function play(batches: readonly (readonly (Document | string)[])[]): Promise<[string, Document[]]> {
  const name = `c${collections++}`
  await engine.open({ ...SPEC, name })
  const left = new Map<string, Document>()
  for (const batch of batches) {
    await engine.write(
      name,
      batch.map((entry) => (typeof entry === 'string' ? remove(entry) : put(entry))),
      'relaxed',
    )
    for (const entry of batch) {
      if (typeof entry === 'string') left.delete(entry)
      else left.set(entry.id, entry)
    }
  }
  return [name, [...left.values()]]
}

async function scores(name: string, match: QueryLeaf, ranking: Ranking): Promise<Map<string, number>> {
  const { hits } = await engine.search(name, request(any(match), { ranking }))
  return new Map(hits.map(({ id, score }) => [id, score]))
}

function expectSame(actual: ReadonlyMap<string, number>, expected: ReadonlyMap<string, number>): void {
  expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort())
  for (const [id, score] of expected) expect(Math.abs((actual.get(id) ?? 0) - score)).toBeLessThan(1e-9)
}

test('words and phrases score as BM25 written out, whatever was written before', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (batches) => {
      const [name, documents] = await play(batches)
      for (const level of LEVEL_NAMES) {
        for (const [fields, weights] of [
          [['title', 'text'], BOTH],
          [['title'], { title: 2 }],
          [['text'], { text: 1 }],
        ] as const) {
          for (const text of ['cat', 'cats', 'Cat', 'الكتاب', 'cat dog', 'x x', 'cats الكتاب x', 'none']) {
            const words = text.split(' ')
            const [match, placed] = words.length === 1 ? [word(text), level] : [phrase(text), phraseLevelOf(level)]
            expectSame(
              await scores(name, leaf(match, { fields }), rankOnly(level)),
              bm25(documents, level, words, weights, placed),
            )
          }
        }
      }
    }),
    { numRuns: 25 },
  )
})

test('a word sums its levels, each with its weight; only hits are scored', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (batches) => {
      const [name, documents] = await play(batches)
      const expected = new Map<string, number>()
      const hits = new Set<string>()
      for (const level of LEVEL_NAMES) {
        const { weight, matches } = RANKING.levels[level]
        for (const [id, score] of bm25(documents, level, ['Cats'], BOTH)) {
          expected.set(id, (expected.get(id) ?? 0) + 0.5 * weight * score)
          if (matches) hits.add(id)
        }
      }
      for (const id of expected.keys()) if (!hits.has(id)) expected.delete(id)
      expectSame(await scores(name, leaf(word('Cats'), { weight: 0.5 }), RANKING), expected)
    }),
    { numRuns: 25 },
  )
})

test('alternatives score as their best variant, and so do phrases of them', async () => {
  const [name, documents] = await play([
    [
      { id: '1', title: 'dog', text: 'cat x' },
      { id: '2', title: '', text: 'dog x dog x x' },
      { id: '3', title: 'كتاب x', text: 'x x' },
      { id: '4', title: 'x', text: 'x' },
    ],
  ])
  const best = (...parts: readonly (readonly [words: readonly string[], weight: number])[]) => {
    const expected = new Map<string, number>()
    for (const [words, weight] of parts) {
      for (const [id, score] of bm25(documents, 'folded', words, BOTH)) {
        expected.set(id, Math.max(expected.get(id) ?? 0, weight * score))
      }
    }
    return expected
  }
  expectSame(
    await scores(name, leaf(alternatives(['dog', 1], ['cat x', 0.8], ['كتاب', 0.25])), rankOnly('folded')),
    best([['dog'], 1], [['cat', 'x'], 0.8], [['كتاب'], 0.25]),
  )
  const words = [alternatives(['dog', 1], ['cat', 0.8], ['كتاب', 0.25]), alternatives(['x', 0.5], ['x x', 1])]
  expectSame(
    await scores(name, leaf({ type: 'phrase', words, slop: 0 }), rankOnly('folded')),
    best(
      ...(['dog', 'cat', 'كتاب'] as const).flatMap((first, i) => [
        [[first, 'x'], 0.5 * ([1, 0.8, 0.25][i] ?? 0)] as const,
        [[first, 'x', 'x'], [1, 0.8, 0.25][i] ?? 0] as const,
      ]),
    ),
  )
})

test('a phrase of one word scores as the word, at every level', async () => {
  const [name, documents] = await play([
    [
      { id: '1', title: 'Cat', text: 'Cat cat x' },
      { id: '2', title: '', text: 'cat x Cats' },
    ],
  ])
  for (const level of LEVEL_NAMES) {
    expectSame(await scores(name, leaf(phrase('Cat')), rankOnly(level)), bm25(documents, level, ['Cat'], BOTH))
  }
})

test('a word at a level that was asked for counts in full', async () => {
  const [name, documents] = await play([
    [
      { id: '1', title: '', text: 'Cat x' },
      { id: '2', title: 'cat', text: 'x' },
    ],
  ])
  expectSame(await scores(name, leaf(word('Cat', 'exact')), RANKING), bm25(documents, 'exact', ['Cat'], BOTH))
  const levels = { ...RANKING.levels, exact: { weight: 3, matches: false } }
  const [[id, score] = ['', 0]] = await scores(name, leaf(word('Cat', 'exact')), { ...RANKING, levels })
  expect(id).toBe('1')
  expect(score).toBeCloseTo(3 * (bm25(documents, 'exact', ['Cat'], BOTH).get('1') ?? 0), 9)
})

test('a phrase with room scores by how far its words are apart', async () => {
  const [name] = await play([
    [
      { id: '1', title: '', text: 'cat dog x x' },
      { id: '2', title: '', text: 'cat x dog x' },
      { id: '3', title: '', text: 'cat x x dog' },
      { id: '4', title: '', text: 'dog cat x x' },
    ],
  ])
  const found = await scores(name, leaf(phrase('cat dog', 2)), rankOnly('folded'))
  const idf = 2 * Math.log(1 + 0.5 / 4.5)
  const expected = [1, 1 / 2, 1 / 3].map((frequency, i) => [`${i + 1}`, (idf * frequency) / (frequency + 0.9)] as const)
  expectSame(found, new Map(expected))
})

test('the score of a query is the sum over its parts, and only of those that match', async () => {
  const [name] = await play([
    [
      { id: '1', title: '', text: 'cat dog x' },
      { id: '2', title: '', text: 'cat x x' },
      { id: '3', title: '', text: 'x x x' },
    ],
  ])
  const scoreOf = async (query: Parameters<typeof request>[0], id: string) => {
    const { hits } = await engine.search(name, request(query))
    return hits.find((hit) => hit.id === id)?.score ?? Number.NaN
  }
  const [cat, dog] = [await scoreOf(any('cat'), '1'), await scoreOf(any('dog'), '1')]
  expect(await scoreOf(all('cat', 'dog'), '1')).toBeCloseTo(cat + dog, 12)
  expect(await scoreOf({ ...all('cat'), boost: [leaf(word('dog'))] }, '1')).toBeCloseTo(cat + dog, 12)
  expect(await scoreOf(any('cat', all('cat', 'dog')), '1')).toBeCloseTo(2 * cat + dog, 12)
  expect(await scoreOf(any('cat', all('cat', 'dog')), '2')).toBe(await scoreOf(any('cat'), '2'))
})
