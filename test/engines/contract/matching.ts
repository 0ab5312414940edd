import { describe, expect, test } from 'vitest'
import type { Query } from '../../../src/query/tree.ts'
import { idsOf } from '../support/collections.ts'
import {
  all,
  alternatives,
  any,
  bool,
  everything,
  leaf,
  phrase,
  prefix,
  RANKING,
  rankOnly,
  word,
} from '../support/queries.ts'
import type { Storage } from '../support/storage.ts'
import { useDocuments } from './with-engine.ts'

const DOCUMENTS = [
  { id: '1', title: 'Red cats', text: 'a quick red fox and a lazy dog' },
  { id: '2', title: 'الرئيس', text: 'red and green and blue' },
  { id: '3', title: 'رئيس إدارة', text: 'the dog is quick and red' },
  { id: '4', title: 'dog', text: 'dog dog quick fox' },
  { id: '5', title: 'Fox quick', text: 'nothing' },
  { id: '6', text: '' },
] as const

const ALL = DOCUMENTS.map(({ id }) => id)

/** What is looked for, and the ids that it finds. */
const CASES: Readonly<Record<string, readonly (readonly [why: string, query: Query, ids: readonly string[]])[]>> = {
  words: [
    ['in any text field', any('red'), ['1', '2', '3']],
    ['at the folded level', any('ادارة'), ['3']],
    ['at the stem level', any('الرئيس'), ['2', '3']],
    ['not by a level that only adds to the score', any('rad'), []],
    ['at a level that was asked for, and no other', any(leaf(word('Red', 'exact'))), ['1']],
    ['at a level that else does not make a hit', any(leaf(word('rad', 'broad'))), ['1', '2', '3']],
    ['only in the wanted field', any(leaf(word('red'), { fields: ['title'] })), ['1']],
    ['not in a field that there is not', any(leaf(word('red'), { fields: ['none'] })), []],
    ['that is nowhere', any('elephant'), []],
  ],
  alternatives: [
    ['any of the variants', any(leaf(alternatives(['green', 1], ['lazy', 0.5]))), ['1', '2']],
    ['several words stand together', any(leaf(alternatives(['lazy dog', 1], ['blue', 1]))), ['1', '2']],
    ['none', any(leaf({ type: 'alternatives', text: 'x', variants: [] })), []],
    ['a variant without words', any(leaf(alternatives(['', 1]))), []],
    ['only in the wanted field', any(leaf(alternatives(['red', 1], ['dog', 1]), { fields: ['title'] })), ['1', '4']],
  ],
  phrases: [
    ['words side by side', any(leaf(phrase('quick fox'))), ['4']],
    ['in their order', any(leaf(phrase('fox quick'))), ['5']],
    ['at a looser level', any(leaf(phrase('الرئيس اداره'))), []],
    ['at the stem level', any(leaf(phrase('الرئيس إدارة'))), ['3']],
    ['not across two fields', any(leaf(phrase('Cats a'))), []],
    ['the same word twice', any(leaf(phrase('dog dog'))), ['4']],
    ['three times is once too often', any(leaf(phrase('dog dog dog'))), []],
    ['of one word', any(leaf(phrase('blue'))), ['2']],
    ['of no words', any(leaf(phrase(''))), []],
    ['only in the wanted field', any(leaf(phrase('red fox'), { fields: ['title'] })), []],
    ['with room between', any(leaf(phrase('quick fox', 1))), ['1', '4']],
    ['with too little room', any(leaf(phrase('quick dog', 5))), ['1']],
    ['with just too little room', any(leaf(phrase('quick dog', 4))), []],
    ['room is counted over all words', any(leaf(phrase('a red dog', 5))), ['1']],
    ['and no more than that', any(leaf(phrase('a red dog', 4))), []],
    ['room only in the wanted field', any(leaf(phrase('quick fox', 1), { fields: ['title'] })), []],
  ],
  'phrases with alternatives': [
    [
      'one of them',
      any(leaf({ type: 'phrase', slop: 0, words: [alternatives(['quick', 1], ['red', 0.5]), word('fox')] })),
      ['1', '4'],
    ],
    [
      'of another length',
      any(
        leaf({
          type: 'phrase',
          slop: 0,
          words: [alternatives(['lazy', 1], ['is quick', 1]), alternatives(['dog', 1], ['and red', 1])],
        }),
      ),
      ['1', '3'],
    ],
    ['none', any(leaf({ type: 'phrase', slop: 0, words: [word('red'), alternatives()] })), []],
    [
      'more combinations than anyone can try',
      any(leaf({ type: 'phrase', slop: 0, words: Array.from({ length: 12 }, () => alternatives(['x', 1], ['y', 1])) })),
      [],
    ],
  ],
  'phrases at a level': [
    [
      'that one word asks for',
      any(leaf({ type: 'phrase', slop: 0, words: [word('Red', 'exact'), word('cats')] })),
      ['1'],
    ],
    [
      'where the other word is not',
      any(leaf({ type: 'phrase', slop: 0, words: [word('Red', 'exact'), word('cat')] })),
      [],
    ],
  ],
  prefixes: [
    ['at the folded level', any(leaf(prefix('qu'))), ['1', '3', '4', '5']],
    ['of Arabic words', any(leaf(prefix('رئ'))), ['3']],
    ['a whole word', any(leaf(prefix('green'))), ['2']],
    [
      'with several beginnings',
      any(
        leaf({
          ...prefix('x'),
          prefixes: [
            { level: 'folded', prefix: 'gr' },
            { level: 'folded', prefix: 'laz' },
          ],
        }),
      ),
      ['1', '2'],
    ],
    ['that is nowhere', any(leaf(prefix('zz'))), []],
    ['nothing', any(leaf(prefix(''))), []],
    ['only in the wanted field', any(leaf(prefix('re'), { fields: ['title'] })), ['1']],
    ['with quotation marks', any(leaf(prefix('"qu'))), []],
  ],
  bool: [
    ['nothing asked for', everything, ALL],
    ['all', all('red', 'quick'), ['1', '3']],
    ['any', any('green', 'lazy'), ['1', '2']],
    ['at least two', bool({ ...any('red', 'quick', 'fox'), minimumShould: 2 }), ['1', '3', '4', '5']],
    ['at least more than there are', bool({ ...any('red', 'quick'), minimumShould: 3 }), []],
    [
      'all of one kind, none of the other needed',
      bool({ ...any('green'), must: all('red').must, minimumShould: 0 }),
      ['1', '2', '3'],
    ],
    ['all and one of others', bool({ must: all('red').must, should: any('green', 'lazy').should }), ['1', '2']],
    ['not', bool({ must: all('red').must, mustNot: all('dog').must }), ['2']],
    ['only not', bool({ mustNot: all('dog').must }), ['2', '5', '6']],
    ['not this, nor that, nor another', bool({ mustNot: all('dog', 'red', 'fox', 'quick').must }), ['6']],
    ['enough of any, but not', bool({ ...any('red', 'quick', 'a'), mustNot: all('lazy').must }), ['2', '3', '4', '5']],
    ['not, at a level that adds to scores only', bool({ mustNot: all('dag').must }), ALL],
    ['a boost makes no hit', bool({ must: all('dog').must, boost: [leaf(word('green'))] }), ['1', '3', '4']],
    ['a boost alone excludes nothing', bool({ boost: [leaf(word('green'))] }), ALL],
    ['groups', all(any('green', 'fox'), any('red', 'title')), ['1', '2']],
    ['a group of exclusions', all('quick', bool({ mustNot: all('fox').must })), ['3']],
    ['an excluded group', bool({ must: all('quick').must, mustNot: [all('red', 'fox')] }), ['3', '4', '5']],
    ['an empty group', all('green', everything), ['2']],
    ['a group that nothing matches', any('green', all('green', 'lazy')), ['2']],
  ],
}

export function describeMatching(makeStorage: () => Promise<Storage>): void {
  const engine = useDocuments(makeStorage, DOCUMENTS)

  for (const [group, cases] of Object.entries(CASES)) {
    describe(group, () => {
      test.each(cases)('%s', async (_, query, ids) => {
        const found = await idsOf(engine(), query)
        expect(found.toSorted()).toEqual(ids)
        // The order by a field takes another way to the same matches.
        const byField = await idsOf(engine(), query, { sort: { field: 'date', order: 'asc' } })
        expect(byField).toEqual(ids)
      })
    })
  }

  test('a level that matches by the ranking makes hits', async () => {
    const { levels } = RANKING
    const ranking = { ...RANKING, levels: { ...levels, broad: { weight: 0.3, matches: true } } }
    expect(await idsOf(engine(), any('rad'), { ranking })).toHaveLength(3)
    expect(await idsOf(engine(), any('red'), { ranking: rankOnly('exact') })).toHaveLength(3)
    expect(await idsOf(engine(), any('ادارة'), { ranking: rankOnly('exact') })).toEqual([])
  })

  test('phrases are looked for at the levels of the ranking only', async () => {
    const query = any(leaf(phrase('الرئيس إدارة')))
    expect(await idsOf(engine(), query, { ranking: { ...RANKING, phraseLevels: { folded: 1 } } })).toEqual([])
    expect(await idsOf(engine(), query, { ranking: { ...RANKING, phraseLevels: {} } })).toEqual([])
    expect(await idsOf(engine(), query, { ranking: { ...RANKING, phraseLevels: { stem: 0 } } })).toEqual(['3'])
  })
}
