import { appendFile, copyFile, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCollectionFile } from '../../../../src/engines/sqlite/file/open-file.ts'
import { FihristError } from '../../../../src/errors.ts'
import { codeOf, NAME, put, putAll, SPEC } from '../../support/collections.ts'
import { all, everything, request } from '../../support/queries.ts'
import { makeSqliteStorage } from '../../support/sqlite-storage.ts'
import type { Storage } from '../../support/storage.ts'

const PAGE = 4096

let good: Storage & { readonly folder: string }
beforeAll(async () => {
  good = await makeSqliteStorage()
  const engine = await good.connect()
  await engine.open(SPEC)
  const documents = Array.from({ length: 400 }, (_, i) => ({ id: `${i}`, text: `word n${i} ${'filler '.repeat(30)}` }))
  await engine.write(NAME, putAll(documents), 'full')
  await engine.close()
})
afterAll(() => good.dispose())

/** A folder of its own in which the collection's file is `make`'s work. */
async function withFile(
  make: (path: string) => Promise<unknown>,
): Promise<Storage & { readonly folder: string; readonly path: string }> {
  const storage = await makeSqliteStorage()
  const path = join(storage.folder, `${NAME}.sqlite`)
  await make(path)
  return { ...storage, path }
}

const copyGood = (path: string) => copyFile(join(good.folder, `${NAME}.sqlite`), path)

/** Puts bytes into a copy of the good file, at a share of its length. */
async function overwrite(path: string, at: number, bytes: (length: number) => Buffer, pages: number): Promise<void> {
  await copyGood(path)
  const content = await readFile(path)
  const start = Math.floor((content.length * at) / PAGE) * PAGE
  bytes(pages * PAGE).copy(content, start)
  await writeFile(path, content)
}

const zeros = (length: number) => Buffer.alloc(length)
const noise = (length: number) => Buffer.from(Array.from({ length }, (_, i) => (i * 2_654_435_761) >>> 24))

function foreign(path: string): void {
  const db = new Database(path)
  db.exec('CREATE TABLE notes(text); INSERT INTO notes VALUES (1)')
  db.close()
}

const DAMAGES: readonly (readonly [what: string, make: (path: string) => Promise<unknown>])[] = [
  ['a text', (path) => writeFile(path, 'هذا ليس فهرسا '.repeat(1000))],
  ['a short text', (path) => writeFile(path, 'x')],
  ['a database of another program', async (path) => foreign(path)],
  [
    'a database of a newer format',
    async (path) => {
      await copyGood(path)
      const content = await readFile(path)
      content.writeUInt32BE(99, 60)
      await writeFile(path, content)
    },
  ],
  [
    'a file cut short',
    async (path) => {
      await copyGood(path)
      await truncate(path, 20 * PAGE)
    },
  ],
  [
    'a file cut within its first page',
    async (path) => {
      await copyGood(path)
      await truncate(path, 2000)
    },
  ],
  ['a file without its beginning', (path) => overwrite(path, 0, zeros, 1)],
  ['zeros in the middle', (path) => overwrite(path, 0.5, zeros, 4)],
  ['zeros near the beginning', (path) => overwrite(path, 0.05, zeros, 2)],
  ['noise in the middle', (path) => overwrite(path, 0.5, noise, 4)],
  ['noise everywhere', (path) => overwrite(path, 0.01, noise, 50)],
]

describe.each(DAMAGES)('%s', (_, make) => {
  test('is refused and left as it is', async () => {
    const storage = await withFile(make)
    try {
      const before = await readFile(storage.path)
      const engine = await storage.connect()
      for (const attempt of [
        () => engine.open(SPEC),
        () => engine.rebuild(SPEC),
        () => engine.write(NAME, [put({ id: 'x' })], 'full'),
      ]) {
        const error = await attempt().catch((thrown) => thrown)
        expect(error).toBeInstanceOf(FihristError)
        expect(error).toMatchObject({ code: 'index_corrupt', details: { path: storage.path } })
        expect(error.message).toContain(storage.path)
        expect(error.message).toContain('backup')
      }
      await engine.close()
      expect((await readFile(storage.path)).equals(before)).toBe(true)
    } finally {
      await storage.dispose()
    }
  })
})

test('nothing is made beside a database of another program, and it is no collection', async () => {
  const storage = await withFile(async (path) => foreign(path))
  const engine = await storage.connect()
  expect(await codeOf(engine.open(SPEC))).toBe('index_corrupt')
  expect(await codeOf(engine.search(NAME, request(everything)))).toBe('index_corrupt')
  expect(await engine.names()).toEqual([])
  expect(await readdir(storage.folder)).toEqual([`${NAME}.sqlite`])
  await storage.dispose()
})

test('a damaged file is listed, and whoever asks for it is told', async () => {
  const storage = await withFile((path) => writeFile(path, 'not a database at all'))
  const engine = await storage.connect()
  expect(await engine.names()).toEqual([NAME])
  expect(await codeOf(engine.describe(NAME))).toBe('index_corrupt')
  await storage.dispose()
})

test('damage that only a search meets is told as such', async () => {
  const storage = await withFile((path) => overwrite(path, 0.02, zeros, 40))
  const engine = await storage.connect()
  expect(await codeOf(engine.search(NAME, request(all('word'))))).toBe('index_corrupt')
  expect(await codeOf(engine.get(NAME, '5'))).toBe('index_corrupt')
  await storage.dispose()
})

test('a stored document that is no JSON is told as such, by whoever needs what is in it', async () => {
  const storage = await withFile(async (path) => {
    await copyGood(path)
    const db = new Database(path)
    db.prepare('UPDATE documents_1 SET document = ? WHERE id = ?').run('{"id":"5","text', '5')
    db.close()
  })
  const engine = await storage.connect()
  const parts = {
    fields: ['title'],
    longField: 0,
    beginnings: [],
    beginningUnits: 0,
    allBeginningUnits: 0,
    mostBytes: 1e6,
  }
  expect(await codeOf(engine.search(NAME, request(everything, { parts, limit: 1_000 })))).toBe('index_corrupt')
  expect(await codeOf(engine.render(NAME, '5', { fields: undefined, beside: [] }))).toBe('index_corrupt')
  expect(await codeOf(engine.render(NAME, '6', { fields: undefined, beside: [] }))).toBe('resolved')
  await storage.dispose()
})

test.each([
  ['an empty file', (path: string) => writeFile(path, '')],
  ['the file of a process that died before its first generation', async (path: string) => createCollectionFile(path)],
])('%s becomes a collection', async (_, make) => {
  const storage = await withFile(make)
  const engine = await storage.connect()
  expect(await engine.names()).toEqual([])
  expect(await engine.describe(NAME)).toBeUndefined()
  await engine.open(SPEC)
  expect(await engine.describe(NAME)).toEqual({ ...SPEC, documents: 0 })
  await storage.dispose()
})

test('other files of the folder are not collections', async () => {
  const storage = await makeSqliteStorage()
  await writeFile(join(storage.folder, 'notes.txt'), 'x')
  await writeFile(join(storage.folder, 'Upper.sqlite'), 'x')
  await mkdir(join(storage.folder, 'sub'))
  const engine = await storage.connect()
  await engine.open(SPEC)
  await appendFile(join(storage.folder, 'articles.sqlite.bak'), 'x')
  expect(await engine.names()).toEqual([NAME])
  await storage.dispose()
})
