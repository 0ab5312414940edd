import { expect, test } from 'vitest'
import type { Filter } from '../../../src/query/filter.ts'
import { idsOf, NAME } from '../support/collections.ts'
import { all, everything, request } from '../support/queries.ts'
import type { Storage } from '../support/storage.ts'
import { useDocuments } from './with-engine.ts'

/** Documents for the filters below. */
export const FILTERED_DOCUMENTS = [
  { id: '1', text: 'red', source: 'الجزيرة', tags: ['سياسة', 'غزة'], date: 1000, views: 5, marks: [1, 9] },
  { id: '2', text: 'red', source: 'رويترز', tags: ['سياسة'], date: 2000, views: -0.5 },
  { id: '3', text: 'blue', source: 'Reuters', tags: [], views: 0, marks: [4] },
  { id: '4', text: 'red', date: -1000 },
  { id: '5', text: 'blue', source: "it's; DROP TABLE", tags: ['سياسة', 'سياسة'], date: 2001, views: 1e15 },
  { id: '6', text: 'red', source: '\u{1f600}', tags: ['\uffee'], date: 3000.5 },
]

const source = (...values: string[]): Filter => ({ type: 'terms', field: 'source', values })
const not = (filter: Filter): Filter => ({ type: 'not', filter })

/** Filters, and the documents that pass them. */
export const FILTER_CASES: readonly (readonly [why: string, filter: Filter, ids: readonly string[]])[] = [
  ['a keyword', source('الجزيرة'), ['1']],
  ['a keyword is matched whole and as it is', source('reuters', 'الجزير', 'Reuters '), []],
  ['one of several', source('الجزيرة', 'Reuters', 'none', 'Reuters'), ['1', '3']],
  ['none of none', source(), []],
  ['a hostile keyword', source("it's; DROP TABLE"), ['5']],
  ['one of many values', { type: 'terms', field: 'tags', values: ['سياسة'] }, ['1', '2', '5']],
  ['a number', { type: 'terms', field: 'views', values: [0, -0.5] }, ['2', '3']],
  ['a date', { type: 'terms', field: 'date', values: [-1000, 3000.5] }, ['4', '6']],
  ['from', { type: 'range', field: 'date', gte: 2000 }, ['2', '5', '6']],
  ['after', { type: 'range', field: 'date', gt: 2000 }, ['5', '6']],
  ['until', { type: 'range', field: 'date', lte: 1000 }, ['1', '4']],
  ['before', { type: 'range', field: 'date', lt: 1000 }, ['4']],
  ['between', { type: 'range', field: 'date', gt: 1000, lt: 2001 }, ['2']],
  ['between nothing', { type: 'range', field: 'date', gt: 5000, lt: 1 }, []],
  ['large numbers', { type: 'range', field: 'views', gt: 1e12 }, ['5']],
  ['one value is within', { type: 'range', field: 'marks', gte: 4, lte: 5 }, ['3']],
  ['keywords by code point', { type: 'range', field: 'source', gte: 'R', lt: 'Z' }, ['3']],
  ['an emoji after all of the basic plane', { type: 'range', field: 'source', gt: '\uffee' }, ['6']],
  ['there is one', { type: 'exists', field: 'views' }, ['1', '2', '3', '5']],
  ['an empty list is none', { type: 'exists', field: 'tags' }, ['1', '2', '5', '6']],
  ['a range without bounds', { type: 'range', field: 'views' }, ['1', '2', '3', '5']],
  ['and', { type: 'and', filters: [{ type: 'exists', field: 'date' }, not(source('الجزيرة'))] }, ['2', '4', '5', '6']],
  ['and of nothing', { type: 'and', filters: [] }, ['1', '2', '3', '4', '5', '6']],
  ['or', { type: 'or', filters: [source('Reuters'), { type: 'range', field: 'date', lt: 0 }] }, ['3', '4']],
  ['or of nothing', { type: 'or', filters: [] }, []],
  ['not passes what has no such field', not({ type: 'range', field: 'views', gte: -1 }), ['4', '6']],
  ['not not', not(not(source('رويترز'))), ['2']],
  ['not one of many', not({ type: 'terms', field: 'tags', values: ['غزة'] }), ['2', '3', '4', '5', '6']],
  ['a field that there is not', { type: 'exists', field: 'none' }, []],
  [
    'not a field that there is not',
    not({ type: 'terms', field: 'none', values: ['x'] }),
    ['1', '2', '3', '4', '5', '6'],
  ],
  [
    'groups',
    {
      type: 'and',
      filters: [
        { type: 'or', filters: [source('الجزيرة', 'رويترز'), { type: 'terms', field: 'views', values: [0] }] },
        not({ type: 'and', filters: [source('رويترز'), { type: 'exists', field: 'date' }] }),
      ],
    },
    ['1', '3'],
  ],
]

export function describeFilters(makeStorage: () => Promise<Storage>): void {
  const engine = useDocuments(makeStorage, FILTERED_DOCUMENTS)

  test.each(FILTER_CASES)('%s', async (_, filter, ids) => {
    expect(await idsOf(engine(), everything, { filter })).toEqual(ids)
    const red = FILTERED_DOCUMENTS.flatMap(({ id, text }) => (text === 'red' && ids.includes(id) ? [id] : []))
    expect(await idsOf(engine(), all('red'), { filter })).toEqual(red)
    const answer = await engine().search(NAME, request(all('red'), { filter, limit: 1 }))
    expect(answer.total).toEqual({ value: red.length, relation: 'eq' })
  })

  test('does not change scores', async () => {
    const { hits } = await engine().search(NAME, request(all('red')))
    const filtered = await engine().search(NAME, request(all('red'), { filter: source('رويترز') }))
    expect(filtered.hits[0]?.score).toBe(hits.find(({ id }) => id === '2')?.score)
  })
}
