import { expect, test } from 'vitest'
import { copiesOf, copyTargets, pathOfAll } from '../../../../src/engines/elasticsearch/index/catch-all.ts'
import { metaOf } from '../../../../src/engines/elasticsearch/index/index-meta.ts'
import { searchBody } from '../../../../src/engines/elasticsearch/query/search-body.ts'
import { readMapping, textFields } from '../../../../src/mapping/mapping.ts'
import { SPEC } from '../../support/collections.ts'
import { any, request } from '../../support/queries.ts'
import { MAPPING } from '../../support/test-analysis.ts'

const mappingOf = (...weights: readonly number[]) =>
  readMapping(
    { name: 'x', fields: Object.fromEntries(weights.map((weight, i) => [`f${i}`, { type: 'text', weight }])) },
    'test',
  )

test('a field is copied as often as it weighs', () => {
  expect(copiesOf(MAPPING)).toEqual({ title: 2, text: 1 })
  expect(copyTargets({ title: 2, text: 1 }, 'title', 'stem')).toEqual(['all.stem', 'all.stem'])
  expect(copyTargets({ title: 2, text: 1 }, 'text', 'stem')).toEqual(['all.stem'])
  expect(copyTargets(undefined, 'title', 'stem')).toEqual([])
})

test('nothing is copied where copies can’t stand for weights, or one field is all there is', () => {
  expect(copiesOf(mappingOf(1.5, 1))).toBeUndefined()
  expect(copiesOf(mappingOf(50, 1))).toBeUndefined()
  expect(copiesOf(mappingOf(1))).toBeUndefined()
  expect(copiesOf(mappingOf(3))).toEqual({ f0: 3 })
})

test('the catch-all field stands for all fields with the weights it was made with, and for nothing else', () => {
  const copies = copiesOf(MAPPING)
  const fields = textFields(MAPPING)
  expect(pathOfAll(fields, 'stem', copies)).toBe('all.stem')
  expect(pathOfAll(fields, 'stem', { ...copies, title: 3 })).toBeUndefined()
  expect(pathOfAll(fields, 'stem', undefined)).toBeUndefined()
  expect(pathOfAll(fields, 'folded', copies)).toBeUndefined()
  expect(pathOfAll(fields.slice(0, 1), 'stem', copies)).toBeUndefined()
  // A field of weight 1 is its own catch-all.
  expect(pathOfAll(fields.slice(1), 'stem', copies)).toBe('terms.text.stem')
})

test('an index without it is searched field by field, with the newest weights', async () => {
  const { copies: _, ...older } = metaOf(SPEC)
  const body = `${JSON.stringify(searchBody(request(any('Cats')), older), null, 2)}\n`
  await expect(body).toMatchFileSnapshot('golden/word-in-fields.json')
})
