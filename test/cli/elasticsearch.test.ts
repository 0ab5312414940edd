import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { removeIndices } from '../engines/support/elasticsearch-storage.ts'
import { fihrist } from '../support/command-line.ts'
import { elasticsearchForTests, uniqueName } from '../support/elasticsearch/for-tests.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const ROOT = join(import.meta.dirname, '../..')
const ARCD = join(ROOT, '../shared/collections/arcd')
const server = await elasticsearchForTests()
const folder = temporaryFolder()

describe.skipIf(server === undefined)('commands on Elasticsearch', () => {
  const url = server?.url ?? ''
  const prefix = `${uniqueName('cli')}-`
  const environment = { ELASTICSEARCH_URL: url, ELASTICSEARCH_PREFIX: prefix, FIHRIST_ENGINE: 'elasticsearch' }
  const run = (...args: string[]) => fihrist(args, environment)

  beforeAll(async () => {
    expect((await run('index', join(ROOT, 'seeds'))).code).toBe(0)
  })
  afterAll(() => removeIndices(url, prefix))

  test('index and search', async () => {
    const again = JSON.parse((await run('index', join(ROOT, 'seeds'), '--json')).out)
    expect(again).toMatchObject({ read: again.unchanged, indexed: 0, rejected: 0 })
    const { hits } = JSON.parse((await run('search', 'المكتبه', '--json')).out)
    expect(hits[0].highlights.text[0].html).toContain('<mark>')
  })

  test('rebuild, and back', async () => {
    const { out, code } = await run('index', '--rebuild', '--collection', 'articles', '--json')
    expect([code, JSON.parse(out).rejected]).toEqual([0, 0])
    const { documents } = JSON.parse((await run('rollback', '--json')).out)
    expect(documents).toBe(JSON.parse(out).read)
    expect(await fihrist(['rollback', '--data', temporaryFolder()])).toMatchObject({
      code: 1,
      err: expect.stringContaining('rollback_unavailable'),
    })
  })

  test('create, delete some, look at it, delete it', async () => {
    expect((await run('create', 'other')).code).toBe(0)
    await run('index', join(ROOT, 'seeds'), '--collection', 'other')
    const filter = ['delete', 'other', '--filter', 'قسم = اقتصاد', '--json']
    const { matched } = JSON.parse((await run(...filter, '--dry-run')).out)
    expect(matched).toBeGreaterThan(0)
    expect(JSON.parse((await run(...filter)).out)).toMatchObject({ matched, deleted: matched, complete: true })
    const doctor = await run('doctor')
    expect(doctor).toMatchObject({ code: 0, err: '' })
    expect(doctor.out).toMatch(/serves the collection "other"/)
    expect((await run('backup', 'x')).err).toMatch(/_snapshot.*-other-\d{17}/)
    expect((await run('delete', 'other')).code).toBe(2)
    expect((await run('delete', 'other', '--yes')).code).toBe(0)
    expect((await indices()).filter((index) => index.includes('other'))).toEqual([])
  })

  test.skipIf(!existsSync(ARCD))('evaluate leaves nothing behind', { timeout: 240_000 }, async () => {
    const before = await indices()
    // Some of the queries, because each is three requests here.
    const queries = join(folder, 'queries.jsonl')
    const lines = (await readFile(join(ARCD, 'queries.jsonl'), 'utf8')).split('\n')
    await writeFile(queries, lines.slice(0, 150).join('\n'))
    const figures = JSON.parse((await run('evaluate', ARCD, '--queries', queries, '--json')).out)
    expect(figures['nDCG@10']).toBeGreaterThan(0.87)
    expect(await indices()).toEqual(before)
  })

  const indices = async (): Promise<string[]> => {
    const response = await fetch(`${url}/_cat/indices/fihrist-temporary-*,${prefix}*?h=index&format=json`)
    return ((await response.json()) as { index: string }[]).map(({ index }) => index).sort()
  }
})

test('a server that stays away is waited for as long as was said', async () => {
  const environment = { ELASTICSEARCH_URL: 'http://user:swordfish@127.0.0.1:1', ELASTICSEARCH_WAIT: '1' }
  const began = performance.now()
  const { code, err, out } = await fihrist(['search', 'x', '--engine', 'elasticsearch'], environment)
  expect([code, out]).toEqual([1, ''])
  expect(err).toMatch(/^waiting for Elasticsearch at 127\.0\.0\.1:1 .*\n.*ECONNREFUSED.*\(engine_unavailable\)\n$/)
  expect(err).not.toContain('swordfish')
  expect(performance.now() - began).toBeGreaterThan(900)
})

describe('mapping', () => {
  test('prints the index', async () => {
    const { out, code } = await fihrist(['mapping', 'articles'], { ELASTICSEARCH_SHARDS: '3' })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ settings: { number_of_shards: 3 }, mappings: { dynamic: 'strict' } })
  })

  test('or the tables', async () => {
    expect((await fihrist(['mapping', '--engine', 'sqlite'])).out).toContain('CREATE TABLE postings_1')
  })

  test('of no other mapping', async () => {
    expect((await fihrist(['mapping', 'other'])).code).toBe(2)
  })
})
