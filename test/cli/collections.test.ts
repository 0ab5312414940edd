import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fihrist } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()
const data = join(folder, 'data')
const run = (...args: string[]) => fihrist([...args, '--data', data])

test('create makes a collection of a mapping, once; delete asks for --yes, and leaves no file', async () => {
  const mapping = join(folder, 'books.json')
  writeFileSync(mapping, JSON.stringify({ name: 'books', fields: { title: { type: 'text' } } }))
  expect(await run('create', 'library', '--mapping', mapping)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/made/),
  })
  expect(JSON.parse((await run('create', 'library', '--mapping', mapping, '--json')).out)).toEqual({
    collection: 'library',
    created: false,
  })
  expect(await run('create', 'library')).toMatchObject({ code: 1, err: expect.stringMatching(/mapping_mismatch/) })
  const file = join(folder, 'books.jsonl')
  writeFileSync(file, '{"id":"1","title":"كتاب"}')
  await run('index', file, '--collection', 'library', '--mapping', mapping)

  const refused = await run('delete', 'library')
  expect(refused).toMatchObject({ code: 2, out: '' })
  expect(refused.err).toMatch(/has 1 documents.*--yes/)
  expect(await run('delete', 'library', '--yes')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/deleted, with 1/),
  })
  for (const end of ['', '-wal', '-shm']) expect(existsSync(join(data, `library.sqlite${end}`))).toBe(false)
  expect(await run('delete', 'library', '--yes')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/collection_not_found/),
  })
})

test('delete --filter deletes the documents that pass, and says first how many', async () => {
  const file = join(folder, 'articles.jsonl')
  const documents = [
    { id: '1', title: 'أول', section: 'صحة' },
    { id: '2', title: 'ثان', section: 'علوم' },
    { id: '3', title: 'ثالث' },
  ]
  writeFileSync(file, documents.map((document) => `${JSON.stringify(document)}\n`).join(''))
  await run('index', file)
  const some = ['delete', 'articles', '--filter', 'قسم = صحة OR قسم = علوم']
  expect(await run(...some, '--dry-run')).toMatchObject({ code: 0, out: 'articles: 2 documents would go\n' })
  expect(JSON.parse((await run(...some, '--json')).out)).toEqual({
    collection: 'articles',
    matched: 2,
    deleted: 2,
    complete: true,
  })
  expect(await run(...some)).toMatchObject({ code: 0, out: 'articles: 0 documents deleted\n' })
  expect(await run('delete', 'articles', '--filter', 'رف = صحة')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/bad_filter/),
  })
  expect(await run('delete', 'none', '--filter', 'a = b')).toMatchObject({ code: 1 })
  expect(JSON.parse((await run('search', '', '--json')).out).total.value).toBe(1)
})

test.each([
  [['delete', 'articles', '--filter', ' '], /--filter: must say/],
  [['delete', 'articles', '--dry-run'], /goes with --filter/],
  [['create'], /usage/],
  [['create', 'Books'], /lower-case/],
  [['create', 'a', 'b'], /usage/],
  [['delete', '--yes'], /usage/],
])('%j is called wrongly', async (args, words) => {
  const { code, err } = await run(...args)
  expect([code, words.test(err)]).toEqual([2, true])
})
