import { expect, test } from 'vitest'
import type { Document } from '../../../src/mapping/document.ts'
import type { Query } from '../../../src/query/tree.ts'
import { idsOf, NAME, putAll } from '../support/collections.ts'
import { alternatives, any, bool, leaf, phrase, prefix, RANKING, request, word } from '../support/queries.ts'
import type { Storage } from '../support/storage.ts'
import { useEmptyCollection } from './with-engine.ts'

type Case = readonly [why: string, documents: readonly Document[], query: Query, order: readonly string[]]

/** Documents are given against the order of their ids, so that a tie would come out the other way round. */
const CASES: readonly Case[] = [
  [
    'more often comes first',
    [
      { id: 'z', text: 'cat cat cat x x x' },
      { id: 'a', text: 'cat x x x x x' },
    ],
    any('cat'),
    ['z', 'a'],
  ],
  [
    'shorter comes first',
    [
      { id: 'z', text: 'cat x' },
      { id: 'a', text: 'cat x x x x x' },
    ],
    any('cat'),
    ['z', 'a'],
  ],
  [
    'the title weighs more',
    [
      { id: 'z', title: 'cat', text: 'x x' },
      { id: 'a', title: 'x', text: 'cat x' },
    ],
    any('cat'),
    ['z', 'a'],
  ],
  [
    'a rare word says more',
    [
      { id: 'z', text: 'rare x' },
      { id: 'a', text: 'cat x' },
      { id: 'b', text: 'cat x' },
      { id: 'c', text: 'cat x' },
    ],
    any('cat', 'rare'),
    ['z', 'a', 'b', 'c'],
  ],
  [
    'the typed form comes before another of the same stem',
    [
      { id: 'z', text: 'cats x' },
      { id: 'a', text: 'cat x' },
    ],
    any('cats'),
    ['z', 'a'],
  ],
  [
    'a level that makes no hit still counts in one',
    [
      { id: 'z', text: 'dog cot' },
      { id: 'a', text: 'dog xyz' },
    ],
    any('dog', 'cat'),
    ['z', 'a'],
  ],
  [
    'a boost counts',
    [
      { id: 'z', text: 'new york city' },
      { id: 'a', text: 'york new city' },
    ],
    bool({ ...any('new', 'york'), boost: [leaf(phrase('new york'), { weight: 0.3 })] }),
    ['z', 'a'],
  ],
  [
    'the weight of a leaf counts',
    [
      { id: 'z', text: 'dog x' },
      { id: 'a', text: 'cat x' },
    ],
    any(leaf(word('cat'), { weight: 0.5 }), 'dog'),
    ['z', 'a'],
  ],
  [
    'the weight of a variant counts',
    [
      { id: 'z', text: 'dog x' },
      { id: 'a', text: 'cat x' },
    ],
    any(leaf(alternatives(['cat', 0.5], ['dog', 1]))),
    ['z', 'a'],
  ],
  [
    'the best variant counts, not their sum',
    [
      { id: 'z', text: 'dog x x' },
      { id: 'a', text: 'cat bird x' },
    ],
    any(leaf(alternatives(['dog', 1], ['cat', 0.6], ['bird', 0.6]))),
    ['z', 'a'],
  ],
  [
    'closer words of a loose phrase come first',
    [
      { id: 'z', text: 'red x fox y y' },
      { id: 'a', text: 'red x x fox y' },
    ],
    any(leaf(phrase('red fox', 3))),
    ['z', 'a'],
  ],
]

export function describeRanking(makeStorage: () => Promise<Storage>): void {
  const engine = useEmptyCollection(makeStorage)

  test.each(CASES)('%s', async (_, documents, query, order) => {
    // Others, so that no word is in all documents.
    const others = Array.from({ length: 8 }, (_, i) => ({ id: `other${i}`, text: 'some text of another kind' }))
    await engine().write(NAME, putAll([...documents, ...others]), 'full')
    expect(await idsOf(engine(), query)).toEqual(order)
  })

  test('a beginning gives every document the same score', async () => {
    const documents = [
      { id: 'b', text: 'cat cat category' },
      { id: 'a', title: 'cats', text: 'cat x x x' },
    ]
    await engine().write(NAME, putAll(documents), 'full')
    const query = any(
      leaf(
        {
          ...prefix('c'),
          prefixes: [
            { level: 'folded', prefix: 'ca' },
            { level: 'stem', prefix: 'cat' },
          ],
        },
        { weight: 0.5 },
      ),
    )
    const { hits } = await engine().search(NAME, request(query, { ranking: { ...RANKING, prefixScore: 3 } }))
    expect(hits.map(({ id, score }) => [id, score])).toEqual([
      ['a', 1.5],
      ['b', 1.5],
    ])
  })

  test('scores are positive even when every document holds the word, and 0 when nothing is asked for', async () => {
    await engine().write(NAME, putAll([{ id: 'a', text: 'cat' }]), 'full')
    const scoreOf = async (query: Query) => (await engine().search(NAME, request(query))).hits[0]?.score
    expect(await scoreOf(any('cat'))).toBeGreaterThan(0)
    expect(await scoreOf(bool({}))).toBe(0)
    expect(await scoreOf(bool({ mustNot: any('dog').should }))).toBe(0)
  })
}
