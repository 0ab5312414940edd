import { expect, test } from 'vitest'
import type { Document } from '../../../src/mapping/document.ts'
import type { Query } from '../../../src/query/tree.ts'
import { idsOf, NAME, putAll } from '../support/collections.ts'
import { alternatives, any, bool, leaf, phrase, prefix, RANKING, request, word } from '../support/queries.ts'
import type { Storage } from '../support/storage.ts'
import { useEmptyCollection } from './with-engine.ts'

/** Id → text, or fields. */
type Texts = Readonly<Record<string, string | Omit<Document, 'id'>>>

type Case = readonly [why: string, documents: Texts, query: Query, order: readonly string[]]

/** Documents are given against the order of their ids, so that a tie would come out the other way round. */
const CASES: readonly Case[] = [
  ['more often comes first', { z: 'cat cat cat x x x', a: 'cat x x x x x' }, any('cat'), ['z', 'a']],
  ['shorter comes first', { z: 'cat x', a: 'cat x x x x x' }, any('cat'), ['z', 'a']],
  [
    'the title weighs more',
    { z: { title: 'cat', text: 'x x' }, a: { title: 'x', text: 'cat x' } },
    any('cat'),
    ['z', 'a'],
  ],
  [
    'a rare word says more',
    { z: 'rare x', a: 'cat x', b: 'cat x', c: 'cat x' },
    any('cat', 'rare'),
    ['z', 'a', 'b', 'c'],
  ],
  ['the typed form comes before another of the same stem', { z: 'cats x', a: 'cat x' }, any('cats'), ['z', 'a']],
  ['a level that makes no hit still counts in one', { z: 'dog cot', a: 'dog xyz' }, any('dog', 'cat'), ['z', 'a']],
  [
    'a boost counts',
    { z: 'new york city', a: 'york new city' },
    bool({ ...any('new', 'york'), boost: [leaf(phrase('new york'), { weight: 0.3 })] }),
    ['z', 'a'],
  ],
  [
    'the weight of a leaf counts',
    { z: 'dog x', a: 'cat x' },
    any(leaf(word('cat'), { weight: 0.5 }), 'dog'),
    ['z', 'a'],
  ],
  [
    'the weight of a variant counts',
    { z: 'dog x', a: 'cat x' },
    any(leaf(alternatives(['cat', 0.5], ['dog', 1]))),
    ['z', 'a'],
  ],
  [
    'the best variant counts, not their sum',
    { z: 'dog x x', a: 'cat bird x' },
    any(leaf(alternatives(['dog', 1], ['cat', 0.6], ['bird', 0.6]))),
    ['z', 'a'],
  ],
  [
    'closer words of a loose phrase come first',
    { z: 'red x fox y y', a: 'red x x fox y' },
    any(leaf(phrase('red fox', 3))),
    ['z', 'a'],
  ],
]

export function describeRanking(makeStorage: () => Promise<Storage>): void {
  const engine = useEmptyCollection(makeStorage)

  test.each(CASES)('%s', async (_, texts, query, order) => {
    const documents = Object.entries(texts).map(([id, text]) => {
      return typeof text === 'string' ? { id, text } : { id, ...text }
    })
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
