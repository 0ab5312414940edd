import { execFile, execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../../src/engines/engine.ts'
import { createSqliteEngine } from '../../../../src/engines/sqlite/create-sqlite-engine.ts'
import { toEngineError } from '../../../../src/engines/sqlite/file/sqlite-errors.ts'
import { checkFile } from '../../support/check-file.ts'
import { codeOf, idsOf, NAME, put, putAll, SPEC } from '../../support/collections.ts'
import { all, everything, request } from '../../support/queries.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fihrist-storage-'))
  cleanups.push(() => rm(folder, { recursive: true }))
  return folder
}

function connect(folder: string): Engine {
  const engine = createSqliteEngine({ folder, readers: 1 })
  cleanups.push(() => engine.close())
  return engine
}

test('the folder is made with the first collection', async () => {
  const folder = join(await makeFolder(), 'deep', 'er')
  const engine = connect(folder)
  await engine.ready()
  expect(await engine.names()).toEqual([])
  await engine.open(SPEC)
  await engine.ready()
  expect(await engine.names()).toEqual([NAME])
})

test('a folder that is a file', async () => {
  const folder = join(await makeFolder(), 'file')
  await writeFile(folder, 'x')
  const engine = connect(folder)
  expect(await codeOf(engine.open(SPEC))).toBe('storage_failed')
  expect(await codeOf(engine.names())).toBe('storage_failed')
  expect(await codeOf(engine.ready())).toBe('engine_unavailable')
})

test('a collection whose place is taken by a folder', async () => {
  const folder = await makeFolder()
  await mkdir(join(folder, `${NAME}.sqlite`))
  const engine = connect(folder)
  expect(await codeOf(engine.open(SPEC))).toBe('storage_failed')
  expect(await codeOf(engine.describe(NAME))).toBe('storage_failed')
})

test('a folder without rights', async ({ skip }) => {
  const folder = await makeFolder()
  const script = `
    import { createSqliteEngine } from ${JSON.stringify(new URL('../../../../src/engines/sqlite/create-sqlite-engine.ts', import.meta.url).href)}
    import { SPEC } from ${JSON.stringify(new URL('../../support/collections.ts', import.meta.url).href)}
    const engine = createSqliteEngine({ folder: process.argv[1], readers: 1 })
    const codes = [engine.open({ ...SPEC, name: 'new' }), engine.rebuild(SPEC), engine.ready()].map((promise) => promise.then(() => 'resolved', ({ code, message }) => code + ' ' + message.includes(process.argv[1])))
    console.log((await Promise.all(codes)).join('\\n'))
    for (const { name, reads, writes } of await engine.health()) console.log(name, reads?.code, writes?.code)
    await engine.close()`
  const before = connect(folder)
  // Stays open, and so does its log: SQLite can't make one in such a folder, not even to read.
  await before.open(SPEC)
  await chmod(folder, 0o555)
  // Root may write everywhere, so it hands the test over to somebody else.
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, folder], user)
  const { stdout } = await run.catch((error) => {
    if (/EACCES|MODULE_NOT_FOUND/.test(`${error.stderr}${error.code}`))
      return skip('the code is not readable for others')
    throw error
  })
  expect(stdout.trim().split('\n')).toEqual([
    'storage_failed true',
    'storage_failed true',
    'resolved',
    `${NAME} undefined storage_failed`,
  ])
})

test('a full disk: nothing of the batch is there, what was there is, and it goes on when there is space', async ({
  skip,
}) => {
  const folder = await makeFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder], { stdio: 'pipe' })
  } catch {
    skip('no right to mount a small file system')
  }
  cleanups.push(() => execFileSync('umount', [folder]))
  const engine = connect(folder)
  await engine.open(SPEC)
  await engine.write(NAME, [put({ id: 'first', text: 'word' })], 'full')
  await writeFile(join(folder, 'ballast'), Buffer.alloc(1_000_000))
  const large = putAll(
    Array.from({ length: 2_000 }, (_, i) => ({
      id: `${i}`,
      text: `word n${i} ${'filler '.repeat(100)}`,
      url: `u${i}`.repeat(100),
    })),
  )
  const error = await engine.write(NAME, large, 'full').catch((thrown) => thrown)
  expect(error).toMatchObject({ code: 'storage_full', details: { path: join(folder, `${NAME}.sqlite`) } })
  expect(await idsOf(engine, everything)).toEqual(['first'])
  expect(await idsOf(engine, all('word'))).toEqual(['first'])
  await rm(join(folder, 'ballast'))
  expect(await engine.write(NAME, [put({ id: 'second', text: 'word' })], 'full')).toEqual(['created'])
  expect(await idsOf(engine, all('word'))).toEqual(['first', 'second'])
  await engine.close()
  expect(checkFile(join(folder, `${NAME}.sqlite`)).problems).toEqual([])
})

test('a file that is taken away is a collection no more, and one put in its place is seen', async () => {
  const [folder, away] = [await makeFolder(), await makeFolder()]
  const engine = connect(folder)
  await engine.open(SPEC)
  await engine.write(NAME, [put({ id: 'old', text: 'word' })], 'full')
  expect(await idsOf(engine, everything)).toEqual(['old'])
  const other = connect(away)
  await other.open(SPEC)
  await other.write(NAME, [put({ id: 'new', text: 'word' })], 'full')
  await other.close()
  for (const end of ['', '-wal', '-shm']) await rm(join(folder, `${NAME}.sqlite${end}`), { force: true })
  expect(await codeOf(engine.search(NAME, request(everything)))).toBe('collection_not_found')
  expect(await codeOf(engine.write(NAME, [put({ id: 'lost' })], 'full'))).toBe('collection_not_found')
  await rename(join(away, `${NAME}.sqlite`), join(folder, `${NAME}.sqlite`))
  expect(await idsOf(engine, everything)).toEqual(['new'])
  await engine.write(NAME, [put({ id: 'second' })], 'full')
  expect(await idsOf(engine, everything)).toEqual(['new', 'second'])
  await engine.close()
  expect(checkFile(join(folder, `${NAME}.sqlite`))).toMatchObject({
    problems: [],
    documents: [{ id: 'new' }, { id: 'second' }],
  })
})

describe('errors', () => {
  test.each([
    ['SQLITE_CORRUPT_VTAB', 'index_corrupt'],
    ['SQLITE_NOTADB', 'index_corrupt'],
    ['SQLITE_FULL', 'storage_full'],
    ['ENOSPC', 'storage_full'],
    ['SQLITE_BUSY_SNAPSHOT', 'index_busy'],
    ['SQLITE_IOERR_FSYNC', 'storage_failed'],
    ['SQLITE_CANTOPEN', 'storage_failed'],
    ['SQLITE_READONLY_DBMOVED', 'storage_failed'],
    ['SQLITE_ERROR', 'internal'],
    ['ERR_INVALID_ARG_TYPE', 'internal'],
  ])('%s is %s', (code, expected) => {
    const cause = Object.assign(new Error('why'), { code })
    expect(toEngineError(cause, '/a/b')).toMatchObject({ code: expected, cause })
    expect(toEngineError(cause, '/a/b').message).toContain('why')
  })

  test('of the file system name the path', () => {
    const error = toEngineError(Object.assign(new Error('EACCES: no'), { code: 'EACCES', syscall: 'open' }), '/a/b')
    expect(error).toMatchObject({ code: 'storage_failed', details: { path: '/a/b', reason: 'EACCES' } })
    expect(error.message).toContain('/a/b')
  })
})
