import { describe, expect, test } from 'vitest'
import articles from '../../../../mappings/articles.json' with { type: 'json' }
import { renderIndexBody } from '../../../../src/engines/elasticsearch/index/index-body.ts'
import { metaOf, readMeta, renderMeta } from '../../../../src/engines/elasticsearch/index/index-meta.ts'
import {
  aliasOf,
  copyName,
  isCopyOf,
  isIndexableName,
  locksIndex,
} from '../../../../src/engines/elasticsearch/index/index-names.ts'
import { withDefaults } from '../../../../src/engines/elasticsearch/server/options.ts'
import { readMapping } from '../../../../src/mapping/mapping.ts'
import { SPEC } from '../../support/collections.ts'

const settings = withDefaults({ nodes: [] })
const spec = { name: 'articles', mapping: readMapping(articles, 'test'), analyzerVersion: '1' }

test('the index for the articles', async () => {
  const body = `${JSON.stringify(renderIndexBody(metaOf(spec), settings), null, 2)}\n`
  await expect(body).toMatchFileSnapshot('golden/articles-index.json')
})

test('shards and replicas are as set', () => {
  const render = (options: object) => renderIndexBody(metaOf(spec), { ...settings, ...options }).settings
  expect(render({ shards: 3, replicas: 2 })).toMatchObject({ number_of_shards: 3, number_of_replicas: 2 })
  expect(render({ replicas: 2 })).not.toHaveProperty('auto_expand_replicas')
})

test('a mapping of many fields raises the limit of fields', () => {
  const fields = Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`f${i}`, { type: 'text' }]))
  const mapping = readMapping({ name: 'wide', fields }, 'test')
  const { settings: rendered } = renderIndexBody(metaOf({ ...spec, mapping }), settings)
  expect(rendered.mapping?.total_fields?.limit).toBeGreaterThanOrEqual(250 * 6)
})

describe('what an index says about itself', () => {
  const meta = { ...metaOf(SPEC), previous: 'older' }

  test('is read as it was written, with the mapping’s fields in their order', () => {
    const read = readMeta(JSON.parse(JSON.stringify(renderMeta(meta))))
    expect(read).toEqual(meta)
    expect(JSON.stringify('mapping' in read && read.mapping)).toBe(JSON.stringify(SPEC.mapping))
  })

  test.each([
    ['nothing', undefined, 'not made by Fihrist'],
    ['something else', { other: 1 }, 'not made by Fihrist'],
    ['half of it', { fihrist: { format: 1, collection: 'a' } }, 'not whole'],
    ['what is not JSON', { fihrist: { ...renderMeta(meta).fihrist, mapping: '{' } }, 'not JSON'],
    ['a format to come', { fihrist: { ...renderMeta(meta).fihrist, format: 2 } }, 'newer version'],
  ])('%s is refused', (_, value, problem) => {
    expect(readMeta(value)).toEqual({ problem: expect.stringContaining(problem) })
  })
})

describe('names', () => {
  const time = Date.parse('2026-01-02T03:04:05.678Z')

  test('a copy is named after its collection and its time', () => {
    expect(copyName('fihrist-', 'articles', time)).toBe('fihrist-articles-20260102030405678')
    expect(aliasOf('fihrist-', 'articles')).toBe('fihrist-articles')
  })

  test('a copy belongs to one collection', () => {
    const copy = copyName('p-', 'a-b', time)
    expect(isCopyOf('p-', 'a-b', copy)).toBe(true)
    for (const other of ['a', 'b', 'a-b-c']) expect(isCopyOf('p-', other, copy)).toBe(false)
    expect(isCopyOf('p-', 'a', 'p-a')).toBe(false)
    expect(isCopyOf('q-', 'a-b', copy)).toBe(false)
  })

  test('no collection is called as a copy or the locks are', () => {
    expect(isIndexableName(copyName('', 'a', time))).toBe(false)
    expect(isIndexableName(locksIndex(''))).toBe(false)
    expect(isIndexableName('a-1999')).toBe(true)
  })
})
