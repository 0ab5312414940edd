import { describe, expect, test } from 'vitest'
import type { Engine, EngineHit, Sort } from '../../../src/engines/engine.ts'
import type { Query } from '../../../src/query/tree.ts'
import { idsOf, NAME } from '../support/collections.ts'
import { all, any, bool, everything, leaf, prefix, request } from '../support/queries.ts'
import type { Storage } from '../support/storage.ts'
import { useDocuments } from './with-engine.ts'

/** Few values and many ties; ids whose order by code point is not JavaScript's. */
const ID_STARTS = ['a', 'B', '\u{1f600}', '\uffee', 'ب', '10', '9']
const DOCUMENTS = Array.from({ length: 140 }, (_, i) => ({
  id: `${ID_STARTS[i % ID_STARTS.length]}${Math.floor(i / ID_STARTS.length)}`,
  text: [...(i % 2 === 0 ? ['even'] : []), ...(i % 3 === 0 ? ['third'] : []), 'all', ...'x'.repeat(i % 4)].join(' '),
  ...(i % 5 === 0 ? {} : { views: (i * 7) % 11 }),
  ...(i % 4 === 0 ? {} : { source: ['\u{1f600}', '\uffee', 'ب', 'Z', 'a'][i % 5] ?? '' }),
  ...(i % 3 === 0 ? {} : { marks: [i % 13, (i * 5) % 17, (i * 5) % 17] }),
}))

const SORTS: readonly (Sort | undefined)[] = [
  undefined,
  ...['views', 'source', 'marks', 'date', 'none'].flatMap((field) => [
    { field, order: 'asc' } as const,
    { field, order: 'desc' } as const,
  ]),
]

const QUERIES: readonly (readonly [name: string, query: Query])[] = [
  ['everything', everything],
  ['words', any('even', 'third')],
  ['one beginning', all(leaf(prefix('thi')))],
  ['few', bool({ must: all('even', 'third').must, mustNot: any('x').should })],
  ['nothing', all('nothing')],
]

type Sortable = { readonly id: string; readonly views?: number; readonly source?: string; readonly marks?: number[] }

const bytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** The order as the port words it. */
function inOrder(hits: readonly EngineHit[], sort: Sort | undefined): string[] {
  const readValue = ({ document, score }: EngineHit): string | number | undefined => {
    if (sort === undefined) return -score
    const { [sort.field as keyof Sortable]: value } = document as Sortable
    if (!Array.isArray(value)) return value
    return sort.order === 'asc' ? Math.min(...value) : Math.max(...value)
  }
  const direction = sort?.order === 'desc' ? -1 : 1
  return hits
    .toSorted((a, b) => {
      const [x, y] = [readValue(a), readValue(b)]
      if (x === undefined || y === undefined)
        return Number(x === undefined) - Number(y === undefined) || bytes(a.id, b.id)
      const difference = typeof x === 'number' && typeof y === 'number' ? x - y : bytes(String(x), String(y))
      return difference * direction || bytes(a.id, b.id)
    })
    .map(({ id }) => id)
}

async function readPages(engine: Engine, query: Query, sort: Sort | undefined, limit: number): Promise<EngineHit[]> {
  const hits: EngineHit[] = []
  for (;;) {
    const after = hits.at(-1)?.after
    // `after` wins over `offset`.
    const page = await engine.search(NAME, request(query, { sort, limit, after, offset: after === undefined ? 0 : 3 }))
    if (page.hits.length === 0) return hits
    hits.push(...page.hits)
  }
}

export function describeOrder(makeStorage: () => Promise<Storage>): void {
  const engine = useDocuments(makeStorage, DOCUMENTS)

  describe.each(SORTS.map((sort) => [sort === undefined ? 'relevance' : `${sort.field} ${sort.order}`, sort] as const))(
    'by %s',
    (_, sort) => {
      test.each(QUERIES)('%s', async (_name, query) => {
        const whole = await engine().search(NAME, request(query, { sort, limit: 1_000 }))
        const ids = whole.hits.map(({ id }) => id)
        expect(ids).toEqual(inOrder(whole.hits, sort))
        expect(whole.total).toEqual({ value: ids.length, relation: 'eq' })
        expect(new Set(ids).size).toBe(ids.length)
        if (sort !== undefined) expect(whole.hits.every(({ score }) => score === 0)).toBe(true)

        for (const limit of [1, 7, 50]) {
          expect(await readPages(engine(), query, sort, limit)).toEqual(whole.hits)
        }
        for (const [offset, limit] of [
          [0, 5],
          [3, 1],
          [20, 30],
          [130, 30],
          [500, 10],
          [0, 0],
        ] as const) {
          expect(await idsOf(engine(), query, { sort, offset, limit })).toEqual(ids.slice(offset, offset + limit))
        }
      })
    },
  )

  test('the place of a hit is its value and its id', async () => {
    const { hits } = await engine().search(
      NAME,
      request(everything, { sort: { field: 'views', order: 'desc' }, limit: 1_000 }),
    )
    for (const { id, after, document } of hits) expect(after).toEqual({ id, value: document.views ?? null })
    const [first] = (await engine().search(NAME, request(any('even')))).hits
    expect(first?.after).toEqual({ id: first?.id, value: first?.score })
  })

  test('a page after the last one is empty', async () => {
    const sort = { field: 'views', order: 'asc' } as const
    expect(await idsOf(engine(), everything, { sort, after: { value: null, id: '\u{10ffff}' } })).toEqual([])
    expect(await idsOf(engine(), everything, { after: { value: -1, id: '' } })).toEqual([])
  })
}
