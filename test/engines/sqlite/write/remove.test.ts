import { statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkFile } from '../../support/check-file.ts'
import { idsOf, NAME, putAll, SPEC } from '../../support/collections.ts'
import { everything } from '../../support/queries.ts'
import { makeSqliteStorage } from '../../support/sqlite-storage.ts'
import { startChild } from '../../support/start-child.ts'

let storage: Awaited<ReturnType<typeof makeSqliteStorage>>
let path: string
beforeEach(async () => {
  storage = await makeSqliteStorage()
  path = join(storage.folder, `${NAME}.sqlite`)
})
afterEach(() => storage.dispose())

test('while another process has the file open it stays, and next to nothing is in it', async () => {
  const [engine, other] = [await storage.connect(), await storage.connect()]
  await engine.open(SPEC)
  const text = 'many words '.repeat(20_000)
  await engine.write(NAME, putAll([{ id: '1', text }]), 'full')
  expect(await idsOf(other, everything)).toEqual(['1'])
  await engine.remove(NAME)
  await engine.close()
  expect(statSync(path).size).toBeLessThan(20_000)
  await other.open(SPEC)
  await other.write(NAME, putAll([{ id: '2', text: 'word' }]), 'full')
  await other.close()
  expect(checkFile(path)).toMatchObject({ problems: [], documents: [{ id: '2' }] })
})

test('what another process is told it has written is there, or was deleted after', async () => {
  const engine = await storage.connect()
  await engine.open(SPEC)
  const child = startChild(storage.folder, 'write-again')
  for (let round = 0; round < 10; round++) {
    await child.next()
    await engine.remove(NAME)
    while ((await child.next()) !== 'made');
    await child.next()
    // All that was said since the collection was made anew.
    const said = child.lines.slice(child.lines.lastIndexOf('made') + 1)
    expect([...(await engine.hashes(NAME, said)).keys()]).toEqual(said)
  }
  await child.kill()
})

test('killed before its tables were dropped, it is gone all the same, and the next one in the file finds none of it', async () => {
  const engine = await storage.connect()
  await engine.open(SPEC)
  await engine.write(NAME, putAll([{ id: '1', text: 'word' }]), 'full')
  const db = new Database(path)
  db.exec("DELETE FROM fihrist_meta WHERE key = 'generation'")
  db.close()
  expect(await engine.names()).toEqual([])
  expect(await engine.remove(NAME)).toBe(false)
  await engine.open(SPEC)
  await engine.close()
  expect(checkFile(path)).toEqual({ problems: [], documents: [] })
})
