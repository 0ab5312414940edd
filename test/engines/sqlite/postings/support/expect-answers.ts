import { expect } from 'vitest'
import type { LevelName } from '../../../../../src/analysis/token.ts'
import type { EngineSearch } from '../../../../../src/engines/engine.ts'
import type { CollectionView } from '../../../../../src/engines/sqlite/read/collection-view.ts'
import { searchCollection } from '../../../../../src/engines/sqlite/search/search-collection.ts'
import type { Document } from '../../../../../src/mapping/document.ts'
import type { Query } from '../../../../../src/query/tree.ts'
import { bm25, type Weights } from '../../../support/bm25-oracle.ts'
import { any, everything, leaf, phrase, prefix, rankOnly, request, word } from '../../../support/queries.ts'
import { termsOf, wordsOf } from '../../../support/test-analysis.ts'

const BOTH: Weights = { title: 2, text: 1 }

/** Compares what a view answers with what is worked out of all its documents, one by one. */
export function expectAnswers(view: CollectionView, documents: readonly Document[]): void {
  const find = (query: Query, options?: Partial<EngineSearch>) => {
    const { total, hits } = searchCollection(view, request(query, options))
    expect(total).toBe(hits.length)
    return hits
  }
  const expectIds = (
    what: string,
    query: Query,
    fits: (document: Document) => boolean,
    options?: Partial<EngineSearch>,
  ) =>
    expect([what, ...find(query, options).map(({ id }) => id)]).toEqual([
      what,
      ...documents.flatMap((document) => (fits(document) ? [document.id] : [])).sort(),
    ])
  const expectScores = (text: string, level: LevelName) => {
    const words = wordsOf(text)
    const match = words.length === 1 ? word(text) : phrase(text)
    const hits = find(any(leaf(match)), { ranking: rankOnly(level) })
    const expected = bm25(documents, level, words, BOTH)
    expect([text, ...hits.map(({ id }) => id).sort()]).toEqual([text, ...[...expected.keys()].sort()])
    for (const { id, score } of hits) expect(score).toBeCloseTo(expected.get(id) ?? Number.NaN, 9)
  }

  expectIds('all', everything, () => true)
  expectIds('a filter', everything, ({ source }) => source === 'x', {
    filter: { type: 'terms', field: 'source', values: ['x'] },
  })
  for (const text of ['cat', 'cats', 'w1', 'الكتاب', 'cat w1', 'cats الكتاب']) expectScores(text, 'folded')
  for (const text of ['cat', 'كتاب', 'cat dog', 'كتاب cat']) expectScores(text, 'stem')
  expectScores('cot', 'broad')
  for (const [begin, level] of [
    ['ca', 'folded'],
    ['w1', 'folded'],
    ['cat', 'folded'],
    ['كت', 'stem'],
    ['ct', 'broad'],
  ] as const) {
    const holds = (text: unknown) => wordsOf(String(text ?? '')).some((one) => termsOf(one)[level].startsWith(begin))
    const match = leaf(prefix(begin, level))
    expectIds(begin, any(match), ({ title, text }) => holds(title) || holds(text), { ranking: rankOnly(level) })
  }
}
