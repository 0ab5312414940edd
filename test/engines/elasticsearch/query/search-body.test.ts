import { describe, expect, test } from 'vitest'
import { byLevel, LEVEL_NAMES } from '../../../../src/analysis/token.ts'
import { CATCH_ALL_LEVELS } from '../../../../src/engines/elasticsearch/index/catch-all.ts'
import { metaOf } from '../../../../src/engines/elasticsearch/index/index-meta.ts'
import { filterClause } from '../../../../src/engines/elasticsearch/query/filter-clause.ts'
import { searchBody } from '../../../../src/engines/elasticsearch/query/search-body.ts'
import type { EngineSearch } from '../../../../src/engines/engine.ts'
import { PHRASE_LEVELS } from '../../../../src/engines/engine.ts'
import type { Filter } from '../../../../src/query/filter.ts'
import type { QueryWord } from '../../../../src/query/tree.ts'
import { LOOSE_RANKING, RANKING as REAL_RANKING } from '../../../../src/search/ranking.ts'
import { SPEC } from '../../support/collections.ts'
import { all, alternatives, any, bool, everything, leaf, phrase, prefix, request, word } from '../../support/queries.ts'
import { MAPPING } from '../../support/test-analysis.ts'

const META = metaOf(SPEC)

/** What is asked, and a file with the body that the server is sent for it. */
const CASES: Readonly<Record<string, EngineSearch>> = {
  everything: request(everything),
  word: request(any('Cats')),
  'exact-word': request(all(leaf(word('Red', 'exact'), { fields: ['title'], weight: 0.5 }))),
  alternatives: request(any(leaf(alternatives(['cats', 1], ['lazy dog', 0.5])))),
  phrase: request(all(leaf(phrase('red fox'), { weight: 2 }))),
  'loose-phrase': request(all(leaf(phrase('red fox', 3)))),
  'phrase-of-alternatives': request(
    all(leaf({ type: 'phrase', slop: 0, words: [alternatives(['red', 1], ['dark red', 0.5]), word('fox')] })),
  ),
  'exact-phrase': request(all(leaf({ type: 'phrase', slop: 0, words: [word('Red', 'exact'), word('cats')] }))),
  prefix: request(any(leaf(prefix('re')))),
  bool: request(
    bool({
      must: all('must').must,
      should: any('one', 'two', 'three').should,
      minimumShould: 2,
      mustNot: all('not').must,
      boost: [leaf(phrase('one two'), { weight: 0.05 })],
    }),
  ),
  'word-with-filter': request(any('red'), { filter: { type: 'range', field: 'views', gte: 5 } }),
  'phrases-with-filter': request(any(leaf(phrase('red fox')), leaf(phrase('lazy dog'))), {
    filter: { type: 'exists', field: 'tags' },
  }),
  'phrase-with-filter': request(all(leaf(phrase('red fox'))), { filter: { type: 'exists', field: 'tags' } }),
  'word-beside-phrase': request(all('red', leaf(phrase('lazy dog')))),
  'group-beside-word': request(
    bool({
      should: ['dog', all('red', 'fox')].flatMap((part) => (typeof part === 'string' ? any(part).should : [part])),
      minimumShould: 1,
    }),
  ),
  'sorted-page': request(all('red'), {
    sort: { field: 'date', order: 'desc' },
    after: { value: null, id: 'x' },
    filter: { type: 'range', field: 'views', gte: 5 },
    limit: 10,
  }),
  'next-page': request(all('red'), { after: { value: 1.25, id: 'x' }, offset: 7, limit: 10 }),
}

test.each(Object.entries(CASES))('%s', async (name, search) => {
  const body = `${JSON.stringify(searchBody(search, META), null, 2)}\n`
  await expect(body).toMatchFileSnapshot(`golden/${name}.json`)
})

const FILTERS: readonly (readonly [Filter, unknown])[] = [
  [{ type: 'terms', field: 'source', values: ['a', 'b'] }, { terms: { 'values.source': ['a', 'b'] } }],
  [{ type: 'range', field: 'date', gt: 1, lte: 5 }, { range: { 'values.date': { gt: 1, lte: 5 } } }],
  [{ type: 'range', field: 'views' }, { exists: { field: 'values.views' } }],
  [{ type: 'exists', field: 'tags' }, { exists: { field: 'values.tags' } }],
  // What is no field with values meets no condition.
  [{ type: 'exists', field: 'text' }, { match_none: {} }],
  [{ type: 'exists', field: 'constructor' }, { match_none: {} }],
  [{ type: 'or', filters: [] }, { match_none: {} }],
]

test.each(FILTERS)('filter %j', (filter, clause) => expect(filterClause(filter, MAPPING)).toEqual(clause))

describe('whatever is typed', () => {
  const hostile = ['"*', '_exists_:x', '{"match_all":{}}', 'title:a OR b~', '\\', '?*', '/.*/']
  const asTyped = (text: string): QueryWord => ({ type: 'word', text, terms: byLevel(() => text), stopWord: false })

  test.each(hostile)('%s is a term and nothing else', (text) => {
    const node = { words: [asTyped(text), asTyped(text)], slop: 0, type: 'phrase' } as const
    const search = request(any(leaf(asTyped(text)), leaf(node), leaf({ ...node, slop: 2 }), leaf(prefix(text))))
    const body = JSON.stringify(searchBody(search, META))
    for (const kind of ['query_string', 'script', 'regexp', 'wildcard', 'fuzzy']) expect(body).not.toContain(kind)
  })
})

test('there are positions wherever the ranking looks for phrases', () => {
  for (const ranking of [REAL_RANKING, LOOSE_RANKING]) {
    expect(PHRASE_LEVELS).toEqual(expect.arrayContaining(Object.keys(ranking.phraseLevels)))
  }
})

test('the catch-all field has every level at which the ranking looks for words', () => {
  for (const { levels } of [REAL_RANKING, LOOSE_RANKING]) {
    const counted = LEVEL_NAMES.filter((level) => levels[level].weight > 0 || levels[level].matches)
    expect(CATCH_ALL_LEVELS).toEqual(expect.arrayContaining(counted))
  }
})

test('a level that only adds to the score is never asked for what matches', () => {
  const { query } = searchBody(request(any('dog', 'cat')), META)
  const demanded = JSON.stringify((query as { bool: { filter: unknown } }).bool.filter)
  expect(demanded).not.toContain('.broad')
  expect(JSON.stringify((query as { bool: { should: unknown } }).bool.should)).toContain('.broad')
})
