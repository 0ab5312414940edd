import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readMapping } from '../../../../src/mapping/mapping.ts'
import { checkFile } from '../../support/check-file.ts'
import { codeOf, idsOf, NAME, put, putAll, SPEC } from '../../support/collections.ts'
import { all, everything } from '../../support/queries.ts'
import { useFolders } from './support/use-folders.ts'

const { at, backUp, connect, folder, live, restore, start } = useFolders()

const OLD = putAll(Array.from({ length: 20 }, (_, i) => ({ id: `${i}`, text: `word old${i}`, views: 1 })))
const NEW = putAll(Array.from({ length: 30 }, (_, i) => ({ id: `${i}`, text: `word new${i}`, views: 2 })))

/** Where damage is found by looking at tables, and by nothing else. */
function damage(path: string): void {
  const bytes = readFileSync(path)
  bytes.fill(0xa5, 4096 * 3 + 200, 4096 * 5)
  writeFileSync(path, bytes)
}

test('what was written before is in it, also what is only in the log, while another process writes on', async () => {
  const child = start('write-forever', '0')
  for (let i = 0; i < 20; i++) await child.next()
  for (const n of ['1', '2', '3']) {
    const before = child.lines.length
    const [saved] = await backUp(n)
    const { documents, problems } = checkFile(at(n, `${NAME}.sqlite`))
    expect(problems).toEqual([])
    expect(saved).toMatchObject({ name: NAME, documents: documents.length, path: at(n, `${NAME}.sqlite`) })
    const ids = new Set(documents.map(({ id }) => id))
    for (const line of child.lines.slice(0, before)) expect(ids).toContain(line.split(' ')[0])
    expect(readdirSync(at(n))).toEqual([`${NAME}.sqlite`])
  }
  await child.kill()
})

test('restored, it is seen by who has the collection open, and what they write then stays', async () => {
  const [engine, other] = [await connect(), await connect()]
  await engine.open(SPEC)
  await engine.write(NAME, OLD, 'full')
  await backUp('old')
  await engine.write(NAME, NEW, 'full')
  for (const each of [engine, other]) expect(await idsOf(each, all('new7'))).toEqual(['7'])

  expect(await restore('old')).toEqual([{ name: NAME, documents: 20, isThere: true }])
  for (const each of [engine, other]) {
    expect(await idsOf(each, all('new7'))).toEqual([])
    expect(await idsOf(each, all('old7'))).toEqual(['7'])
    expect(await idsOf(each, everything)).toHaveLength(20)
  }
  await engine.write(NAME, [put({ id: '99', text: 'word after' })], 'full')
  await other.write(NAME, [put({ id: '3', text: 'word after' })], 'full')
  expect(await idsOf(engine, all('after'))).toEqual(['3', '99'])
  expect((await engine.describe(NAME))?.documents).toBe(21)
  await Promise.all([engine.close(), other.close()])
  expect(checkFile(live()).problems).toEqual([])
  expect(readdirSync(folder()).filter((name) => name.includes('restoring'))).toEqual([])
})

test('one of other fields may be restored over a collection, and back', async () => {
  const engine = await connect()
  const mapping = readMapping({ name: NAME, fields: { source: { type: 'text' } } }, 'test')
  await engine.open(SPEC)
  await engine.write(NAME, OLD, 'full')
  await backUp('old')
  await engine.remove(NAME)
  await engine.open({ ...SPEC, mapping })
  await backUp('other')
  await restore('old')
  expect(await engine.describe(NAME)).toEqual({ ...SPEC, documents: 20 })
  expect(await codeOf(engine.open({ ...SPEC, mapping }))).toBe('mapping_mismatch')
  await engine.open(SPEC)
  await engine.write(NAME, NEW, 'full')
  await restore('other')
  expect(await engine.describe(NAME)).toEqual({ ...SPEC, mapping, documents: 0 })
  expect(await codeOf(engine.write(NAME, NEW, 'full'))).toBe('mapping_mismatch')
  await restore('old')
  await engine.write(NAME, NEW, 'full')
  await engine.close()
  expect(checkFile(live())).toMatchObject({ problems: [], documents: { length: 30 } })
})

test('restored while another process writes, and what it is told afterwards is there', async () => {
  const engine = await connect()
  await engine.open(SPEC)
  await backUp('empty')
  const child = start('write-again')
  for (let round = 0; round < 3; round++) {
    await child.next()
    await restore('empty')
    const before = child.lines.length
    // The one that was under way may have been written before or after.
    while (child.lines.length < before + 3) await child.next()
    const said = child.lines.slice(before + 1)
    expect([...(await engine.hashes(NAME, said)).keys()]).toEqual(said)
  }
  await child.kill()
  await engine.close()
  expect(checkFile(live()).problems).toEqual([])
})

test('a rebuild is not in it, and nothing is restored while one runs', async () => {
  const engine = await connect()
  await engine.open(SPEC)
  await engine.write(NAME, OLD, 'full')
  const rebuild = await engine.rebuild(SPEC)
  await rebuild.write(NEW)
  await backUp('meanwhile')
  expect(checkFile(at('meanwhile', `${NAME}.sqlite`))).toMatchObject({ problems: [], documents: { length: 20 } })
  expect(await codeOf(restore('meanwhile'))).toBe('index_busy')
  await rebuild.commit()
  expect(await idsOf(engine, everything)).toHaveLength(30)
  await restore('meanwhile')
  expect(await idsOf(engine, everything)).toHaveLength(20)
  expect(await engine.write(NAME, [put({ id: 'x' })], 'full')).toEqual(['created'])
})

test('all collections, one of them, and one under another name', async () => {
  const engine = await connect()
  for (const name of [NAME, 'books']) await engine.open({ ...SPEC, name })
  await engine.write('books', OLD, 'full')
  expect((await backUp('both')).map(({ name }) => name)).toEqual([NAME, 'books'])
  await backUp('books.sqlite', ['books'])
  expect(await codeOf(backUp('two.sqlite'))).toBe('bad_request')
  expect(await codeOf(backUp('none', ['missing']))).toBe('collection_not_found')
  expect(await codeOf(backUp('both'))).toBe('bad_request')
  expect(readdirSync(at()).sort()).toEqual(['books.sqlite', 'both'])

  await engine.remove('books')
  expect(await restore('both', ['books'])).toEqual([{ name: 'books', documents: 20, isThere: false }])
  expect(await restore('books.sqlite', ['again'])).toEqual([{ name: 'again', documents: 20, isThere: false }])
  expect(await engine.names()).toEqual(['again', NAME, 'books'])
  expect(await codeOf(restore('both', ['missing']))).toBe('collection_not_found')
  expect(await codeOf(restore('nothing'))).toBe('bad_input')
  writeFileSync(at('notes.txt'), 'x')
  expect(await codeOf(restore('notes.txt'))).toBe('bad_input')
})

test('a damaged collection is not saved, and a damaged backup not restored', async () => {
  const engine = await connect()
  await engine.open(SPEC)
  await engine.write(NAME, OLD, 'full')
  await engine.close()
  await backUp('good')
  await backUp('bad')
  damage(at('bad', `${NAME}.sqlite`))
  expect(await codeOf(restore('bad'))).toBe('index_corrupt')
  expect(checkFile(live()).documents).toHaveLength(20)
  damage(live())
  expect(await codeOf(backUp('of-damage'))).toBe('index_corrupt')
  expect(existsSync(at('of-damage'))).toBe(false)
  expect(await restore('good')).toEqual([{ name: NAME, documents: 20, isThere: true }])
  expect(checkFile(live())).toMatchObject({ problems: [], documents: { length: 20 } })
  expect(readdirSync(at()).sort()).toEqual(['bad', 'good'])
})
