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

test.each([
  [['create'], /usage/],
  [['create', 'Books'], /lower-case/],
  [['create', 'a', 'b'], /usage/],
  [['delete', '--yes'], /usage/],
])('%j is called wrongly', async (args, words) => {
  const { code, err } = await run(...args)
  expect([code, words.test(err)]).toEqual([2, true])
})
