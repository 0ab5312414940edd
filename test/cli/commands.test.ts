import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { fihrist } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const ROOT = join(import.meta.dirname, '../..')
const folder = temporaryFolder()
const data = join(folder, 'data')
const run = (...args: string[]) => fihrist([...args, '--data', data])

beforeAll(async () => {
  const articles = join(folder, 'articles')
  mkdirSync(articles)
  writeFileSync(
    join(articles, 'one.md'),
    '---\ntitle: كتاب الأطفال\nsection: ثقافة\ndate: 2024-02-01\n---\nوصل الكتاب إلى المدرسة.',
  )
  writeFileSync(
    join(articles, 'two.md'),
    '---\ntitle: حديقة المدينة\nsection: مجتمع\ndate: 2023-02-01\n---\nفي الحديقة كتب وأشجار.',
  )
  const { code, out } = await run('index', articles, '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ read: 2, indexed: 2, unchanged: 0, rejected: 0, rejects: [] })
})

describe('index', () => {
  test('counts what came in, names each reject, and says so with its exit code', async () => {
    const file = join(folder, 'mixed.jsonl')
    writeFileSync(file, '{"id":"a","title":"أول"}\n{"id":"b","nonsense":1}\n{broken\n{"id":"a","title":"أول"}\n')
    const rejectsFile = join(folder, 'rejects.jsonl')
    const { code, out } = await run('index', file, '--collection', 'mixed', '--rejects', rejectsFile, '--json')
    const report = JSON.parse(out)
    expect(code).toBe(1)
    expect(report.read).toBe(4)
    expect(report.read).toBe(report.indexed + report.unchanged + report.rejected)
    expect(report.rejects.map(({ line }: { line: number }) => line)).toEqual([2, 3])
    expect(readFileSync(rejectsFile, 'utf8').trim().split('\n')).toHaveLength(2)
    const again = await run('index', file, '--collection', 'mixed')
    expect(again.out).toContain('rejected:')
  })

  test('--prune removes what is no longer there', async () => {
    const articles = join(folder, 'pruned')
    mkdirSync(articles)
    writeFileSync(join(articles, 'stays.md'), 'يبقى')
    writeFileSync(join(articles, 'goes.md'), 'يذهب')
    await run('index', articles, '--collection', 'pruned')
    writeFileSync(join(folder, 'elsewhere'), '')
    const other = join(folder, 'pruned2')
    mkdirSync(other)
    writeFileSync(join(other, 'stays.md'), 'يبقى')
    const { out } = await run('index', other, '--collection', 'pruned', '--prune', '--json')
    expect(JSON.parse(out)).toMatchObject({ unchanged: 1, pruned: 1 })
    const search = await run('search', 'يذهب', '--collection', 'pruned', '--json')
    expect(JSON.parse(search.out).total.value).toBe(0)
  })

  test.each([
    ['books.json', { id: 'b1', title: 'مقدمة ابن خلدون', year: 1377 }, 'المقدمة'],
    ['products.json', { id: 'p1', name: 'مصباح مكتبي', price: 99.5 }, 'مصباح'],
  ])('takes another mapping: %s', async (mapping, document, query) => {
    const file = join(folder, `${mapping}l`)
    writeFileSync(file, JSON.stringify(document))
    const { code, err } = await run('index', file, '--mapping', join(ROOT, 'mappings', mapping))
    expect(err).toBe('')
    expect(code).toBe(0)
    const found = await run('search', query, '--collection', mapping.replace('.json', ''), '--json')
    expect(JSON.parse(found.out).hits[0]).toMatchObject({ id: document.id, document })
  })

  test('--rebuild without paths makes a new index from the stored documents', async () => {
    const { code, out } = await run('index', '--rebuild', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ read: 2, indexed: 2 })
    expect(JSON.parse((await run('search', 'كتاب', '--json')).out).total.value).toBeGreaterThan(0)
  })
})

describe('search', () => {
  test('--json has the shape that others rely on', async () => {
    const { out } = await run('search', 'الكتاب', '--json')
    const answer = JSON.parse(out)
    expect(Object.keys(answer)).toEqual(['total', 'took', 'query', 'hits', 'next'])
    expect(answer.query).toEqual({ interpreted: expect.any(String), ignored: [], corrected: null })
    expect(Object.keys(answer.hits[0])).toEqual(['id', 'score', 'document', 'highlights'])
    const [snippet] = answer.hits[0].highlights.text
    const [[start, end]] = snippet.ranges
    expect(answer.hits[0].document.text.slice(start, end)).toBe('الكتاب')
    expect(snippet.html).toContain('<mark>الكتاب</mark>')
  })

  test('filters, sorts, pages', async () => {
    const only = await run('search', 'كتب كتاب', '--filter', 'قسم = ثقافة', '--json')
    expect(JSON.parse(only.out).hits.map(({ id }: { id: string }) => id)).toEqual(['one.md'])
    const sorted = await run('search', '', '--sort', 'date', '--limit', '1', '--json')
    const first = JSON.parse(sorted.out)
    expect(first.hits[0].id).toBe('two.md')
    const second = await run('search', '', '--sort', 'date', '--limit', '1', '--cursor', first.next, '--json')
    expect(JSON.parse(second.out).hits[0].id).toBe('one.md')
    expect(JSON.parse(second.out).next === null || JSON.parse(second.out).hits.length === 1).toBe(true)
  })

  test('--explain says how words became terms and where each hit has them', async () => {
    const answer = JSON.parse((await run('search', 'للكتاب', '--explain', '--json')).out)
    expect(answer.query.explain[0]).toMatchObject({ word: 'للكتاب', steps: [{ rule: 'preposition ل + article' }, {}] })
    const found = { word: 'للكتاب', field: 'text', level: 'bare', count: 1, text: 'الكتاب' }
    expect(answer.hits[0].explain).toContainEqual(found)
    const { out } = await run('search', 'للكتاب', '--explain')
    expect(out).toMatch(/للكتاب.*preposition ل \+ article/)
    expect(out).toMatch(/^ {3}للكتاب.*bare.*text.*1.*الكتاب/m)
  })

  test('--fields chooses what is shown of each hit, by names and aliases', async () => {
    const { out } = await run('search', 'المدرسة', '--fields', 'قسم, date')
    expect(out).toMatch(/\n {3}section: ثقافة\n {3}date: 2024-02-01\n.*\[المدرسة\]/)
    const found = JSON.parse((await run('search', 'المدرسة', '--fields', 'title', '--json')).out)
    expect(found.hits.map(({ document }: { document: object }) => document)).toEqual([
      { id: 'one.md', title: 'كتاب الأطفال' },
    ])
  })

  test('says when something else was searched than what was typed', async () => {
    const { out } = await run('search', '"المدرسة كتاب"')
    expect(out).toContain('nothing found for "المدرسة كتاب" (phrase_not_found); shown instead: المدرسة OR كتاب\n')
    expect((await run('search', 'كتاب')).out).not.toContain('instead')
  })

  test('shows marked words in brackets where there is no terminal', async () => {
    expect((await run('search', 'الحديقة')).out).toContain('[الحديقة]')
  })
})

describe('analyze', () => {
  test('--json gives each token with its terms and place', async () => {
    const { out } = await fihrist(['analyze', 'والمدرسة', '--json'])
    expect(JSON.parse(out)).toEqual({
      version: expect.any(String),
      tokens: [
        { text: 'والمدرسة', start: 0, end: 8, stopWord: false, terms: expect.objectContaining({ exact: 'والمدرسة' }) },
      ],
    })
  })

  test('--explain gives the rules that fired on each word', async () => {
    const { out } = await fihrist(['analyze', 'وللمعلمين', '--explain', '--json'])
    const [token] = JSON.parse(out).tokens
    expect(Object.keys(token)).toEqual(['text', 'start', 'end', 'stopWord', 'terms', 'steps'])
    const rules = token.steps.map(({ rule }: { rule: string }) => rule)
    expect(rules).toEqual(['conjunction و', 'preposition ل + article', 'plural or dual ين'])
    const table = await fihrist(['analyze', 'وللمعلمين وللمعلمين من', '--explain'])
    expect(table.out.match(/plural or dual ين/g)).toHaveLength(1)
    expect(table.out).toMatch(/من.*none fired/)
  })

  test('a table for people', async () => {
    expect((await fihrist(['analyze', 'من المدرسة'])).out).toMatch(/token.*stem[\s\S]*من.*stop word[\s\S]*المدرسه/)
  })
})

describe('bad usage is said in one line, with exit code 2', () => {
  test.each([
    [['nonsense'], /no command "nonsense"/],
    [['search'], /usage: fihrist search/],
    [['search', 'x', '--colection', 'y'], /colection/],
    [['search', 'x', '--limit', 'ten'], /--limit: expected a number/],
    [['search', 'x', '--match', 'some'], /--match: expected any, most, all/],
    [['search', 'x', '--filter', 'date >'], /filter/i],
    [['search', 'x', '--fields', 'titel'], /no field "titel".*id, title, text/],
    [['search', 'x', '--fields', ''], /no field is named/],
    [['search', 'x', '--sort', 'text'], /can't sort by "text"/],
    [['index'], /name a file or a folder/],
    [['serve', '--port', '99999'], /port/],
    [['search', 'x', '--engine', 'lucene'], /engine/],
  ])('%j', async (args, message) => {
    const { code, err } = await run(...args)
    expect(err).toMatch(message)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(2)
  })

  test('what fails for another reason ends with 1', async () => {
    expect(await run('search', 'x', '--collection', 'nowhere')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no collection "nowhere"'),
    })
    expect(await run('index', join(folder, 'not-there'))).toMatchObject({ code: 1 })
    expect(await run('index', folder, '--mapping', join(folder, 'no.json'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('no.json'),
    })
  })

  test('help', async () => {
    expect((await fihrist(['--help'])).out).toContain('evaluate')
    expect((await fihrist(['index', '--help'])).out).toContain('--prune')
    expect((await fihrist([])).code).toBe(2)
  })
})

test('an old Node is told so in one line', () => {
  const script = join(ROOT, 'bin/fihrist.js')
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '20.1.0' })`
  const preload = join(folder, 'old.mjs')
  writeFileSync(preload, pretend)
  const environment = { ...process.env, FIHRIST_RERUN: '1' }
  const { status, stderr } = spawnSync(process.execPath, ['--import', preload, script], {
    env: environment,
    encoding: 'utf8',
  })
  expect(stderr).toMatch(/^fihrist needs Node 22\.18 or newer; this is .+\n$/)
  expect(status).toBe(2)
})
