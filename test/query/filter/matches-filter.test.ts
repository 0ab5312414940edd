import { describe, expect, test } from 'vitest'
import articles from '../../../mappings/articles.json' with { type: 'json' }
import { fieldValues } from '../../../src/mapping/field-values.ts'
import { readMapping } from '../../../src/mapping/mapping.ts'
import { matchesFilter } from '../../../src/query/filter/matches-filter.ts'
import { parseFilter } from '../../../src/query/filter/parse-filter.ts'
import { FILTER_CASES, FILTERED_DOCUMENTS } from '../../engines/contract/filters.ts'
import { analyse } from '../../engines/support/test-analysis.ts'

describe('as the engines decide it', () => {
  test.each(FILTER_CASES)('%s', (_why, filter, ids) => {
    const passing = FILTERED_DOCUMENTS.filter((document) => matchesFilter(filter, analyse(document).values))
    expect(passing.map(({ id }) => id)).toEqual(ids)
  })
})

const mapping = readMapping(articles, 'articles')
const document = {
  id: '1',
  text: 'نص',
  section: 'ثقافة',
  tags: ['كتب', 'مدن'],
  date: '2024-03-15T22:30:00+03:00',
}

test.each([
  ['قسم = ثقافة', true],
  ['قسم = "ثقافة "', false],
  ['section != ثقافة', false],
  ['tags = مدن AND tags = كتب', true],
  ['tags NOT IN [مدن, علوم]', false],
  ['NOT author = أحد', true],
  ['author != أحد', true],
  ['EXISTS author', false],
  // A day is all its milliseconds in UTC; the document's moment is 19:30 there.
  ['date = 2024-03-15', true],
  ['date < 2024-03-15', false],
  ['date <= 2024-03-15', true],
  ['date > 2024-03-14 AND date < 2024-03-15T19:30:00.001Z', true],
  ['date = 2024-03-15T19:30:00Z', true],
])('a document as it is stored: %s is %s', (filter, passes) => {
  expect(matchesFilter(parseFilter(filter, mapping), fieldValues(document, mapping))).toBe(passes)
})

test('half a surrogate pair is what it is stored as', () => {
  const values = fieldValues({ id: '1', section: 'a\ud83d' }, mapping)
  expect(matchesFilter({ type: 'terms', field: 'section', values: ['a\ud83d'] }, values)).toBe(true)
})

test('a field named like something that every object inherits is none', () => {
  expect(matchesFilter({ type: 'exists', field: 'constructor' }, {})).toBe(false)
})
