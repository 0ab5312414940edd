import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fihrist } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()

/** A folder of data that holds nothing, and the command over it. */
function start() {
  const data = mkdtempSync(join(folder, 'data-'))
  const run = (...args: string[]) => fihrist(['keys', ...args, '--data', data])
  const file = join(data, 'keys.json')
  return { run, data, file, read: () => readFileSync(file, 'utf8') }
}

test('add shows the secret once, and it is kept nowhere', async () => {
  const { run, data, file, read } = start()
  const { code, out, err } = await run('add', '--role', 'search', '--name', 'الموقع')
  expect(code).toBe(0)
  expect(out).toMatch(/^fh_search_[\w-]{43}\n$/)
  expect(err).toContain('shown this once')
  expect(err).not.toContain(out.trim())
  expect(read()).not.toContain(out.trim().slice(10))
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(data)).toEqual(['keys.json'])
  expect(JSON.parse(read())).toEqual({
    version: 1,
    keys: [
      {
        id: expect.stringMatching(/^[0-9a-f]{8}$/),
        name: 'الموقع',
        role: 'search',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        created: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ],
  })
})

test('list shows what a key may, and no secret; revoke takes it away', async () => {
  const { run, read } = start()
  const asked = [
    '--collection',
    'articles',
    '--collection',
    'books',
    '--filter',
    'section = صحة',
    '--expires',
    '2099-12-31',
  ]
  const added = await run('add', '--role', 'search', ...asked, '--json')
  const { id, secret } = JSON.parse(added.out)
  await run('add', '--role', 'admin')
  const shown = await run('list')
  expect(shown.out).toContain(id)
  expect(shown.out).toMatch(/articles, books.*section = صحة.*2100-01-01T00:00Z/)
  const listed = await run('list', '--json')
  expect(JSON.parse(listed.out)[0]).toEqual({
    id,
    role: 'search',
    collections: ['articles', 'books'],
    filter: 'section = صحة',
    created: expect.any(String),
    expires: '2100-01-01T00:00:00.000Z',
  })
  const { hash } = JSON.parse(read()).keys[0]
  for (const { out } of [shown, listed]) for (const hidden of [secret, hash]) expect(out).not.toContain(hidden)

  expect(await run('revoke', id)).toMatchObject({ code: 0, out: `key ${id} is revoked\n` })
  expect(JSON.parse((await run('list', '--json')).out).map(({ role }: { role: string }) => role)).toEqual(['admin'])
  expect(await run('revoke', id)).toMatchObject({ code: 1, err: expect.stringContaining('no key with this id') })
  expect((await run('revoke', secret)).err).not.toContain(secret)
})

test('an expired key is marked', async () => {
  const { run, read, file } = start()
  await run('add', '--role', 'search')
  const { keys } = JSON.parse(read())
  writeFileSync(file, JSON.stringify({ version: 1, keys: [{ ...keys[0], expires: '2020-01-01T00:00:00.000Z' }] }))
  expect((await run('list')).out).toContain('2020-01-01T00:00Z (over)')
})

test('of changes at the same time none is lost', async () => {
  const { run } = start()
  const added = await Promise.all(Array.from({ length: 8 }, () => run('add', '--role', 'search')))
  expect(added.map(({ code }) => code)).toEqual(Array(8).fill(0))
  expect(JSON.parse((await run('list', '--json')).out)).toHaveLength(8)
})

test('FIHRIST_KEYS names another file', async () => {
  const file = join(folder, 'elsewhere', 'my-keys.json')
  const { code } = await fihrist(['keys', 'add', '--role', 'search'], { FIHRIST_KEYS: file })
  expect([code, JSON.parse(readFileSync(file, 'utf8')).keys.length]).toEqual([0, 1])
})

describe('refused, and the file stays as it is', () => {
  test.each([
    [[], 2, /usage/],
    [['remove'], 2, /usage/],
    [['revoke'], 2, /usage/],
    [['add', 'x', '--role', 'search'], 2, /usage/],
    [['add'], 2, /--role: expected search, write, admin, got none/],
    [['add', '--role', 'root'], 2, /--role/],
    [['add', '--role', 'write', '--filter', 'a = b'], 2, /filter/],
    [['add', '--role', 'admin', '--collection', 'articles'], 2, /collections/],
    [['add', '--role', 'search', '--collection', '../x'], 2, /lower-case/],
    [['add', '--role', 'search', '--expires', '2020-01-01'], 2, /is over/],
    [['add', '--role', 'search', '--expires', 'soon'], 2, /--expires/],
  ])('%j', async (args, code, message) => {
    const { run, data } = start()
    expect(await run(...args)).toMatchObject({ code, err: expect.stringMatching(message) })
    expect(readdirSync(data)).toEqual([])
  })

  test('a broken file is not written over', async () => {
    const { run, file, read } = start()
    writeFileSync(file, 'mine')
    for (const args of [['add', '--role', 'search'], ['revoke', '00000000'], ['list']]) {
      expect(await run(...args)).toMatchObject({ code: 1, err: expect.stringContaining('(bad_keys)') })
    }
    expect(read()).toBe('mine')
  })
})
