import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { fihrist } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()

/** A collection of one document, and the command over its folder. */
async function start() {
  const place = mkdtempSync(join(folder, 'place-'))
  const at = (name: string) => join(place, name)
  const run = (...args: string[]) => fihrist([...args, '--data', at('data')])
  writeFileSync(at('one.jsonl'), '{"id":"1","title":"كتاب"}')
  await run('index', at('one.jsonl'))
  const count = async () => JSON.parse((await run('search', '', '--json')).out).total.value
  return { at, run, count }
}

test('backup, and restore with --yes only where something would be replaced', async () => {
  const { at, run, count } = await start()
  expect(JSON.parse((await run('backup', at('saved'), '--json')).out)).toEqual([
    { collection: 'articles', documents: 1, path: join(at('saved'), 'articles.sqlite') },
  ])
  writeFileSync(at('two.jsonl'), '{"id":"2","title":"قلم"}')
  await run('index', at('two.jsonl'))
  const refused = await run('restore', at('saved'))
  expect(refused).toMatchObject({ code: 2, out: '' })
  expect(refused.err).toMatch(/"articles" is there already.*--yes/)
  expect(await count()).toBe(2)
  const done = await run('restore', at('saved'), '--yes')
  expect(done).toEqual({ code: 0, out: 'articles: 1 documents restored\n', err: '' })
  expect(await count()).toBe(1)
  await run('delete', 'articles', '--yes')
  const again = await run('restore', at('saved'), '--json')
  expect(JSON.parse(again.out)).toEqual([{ collection: 'articles', documents: 1, replaced: false }])
  expect(readdirSync(at('data')).filter((name) => !/^articles\.sqlite(-wal|-shm)?$/.test(name))).toEqual([])
})

test('a file is one collection, and never in the folder of the collections', async () => {
  const { at, run } = await start()
  const inData = await run('backup', join(at('data'), 'copy.sqlite'))
  expect([inData.code, /taken for a collection/.test(inData.err)]).toEqual([2, true])
  expect((await run('backup', at('saved.sqlite'), '--collection', 'articles')).code).toBe(0)
  expect(await run('restore', at('saved.sqlite'), '--collection', 'again')).toMatchObject({
    code: 0,
    out: 'again: 1 documents restored\n',
  })
  expect((await run('search', 'كتاب', '--collection', 'again')).out).toContain('[كتاب]')
})

test('one of another analyzer says what to run', async () => {
  const { at, run } = await start()
  await run('backup', at('saved.sqlite'))
  const db = new Database(at('saved.sqlite'))
  db.exec(`UPDATE fihrist_meta SET value = json_set(value, '$.analyzerVersion', '0') WHERE key GLOB 'generation:*'`)
  db.close()
  const { code, err } = await run('restore', at('saved.sqlite'), '--collection', 'articles', '--yes')
  expect(code).toBe(0)
  expect(err).toContain('fihrist index --rebuild --collection articles')
  expect((await run('search', 'كتاب')).err).toContain('analyzer_mismatch')
  expect((await run('index', '--rebuild')).code).toBe(0)
  expect((await run('search', 'كتاب')).out).toContain('[كتاب]')
})

test.each([['backup'], ['restore']])('%s: Elasticsearch has snapshots', async (name) => {
  const environment = { ELASTICSEARCH_URL: 'http://127.0.0.1:1', FIHRIST_ENGINE: 'elasticsearch' }
  const { code, err } = await fihrist([name, join(folder, 'nothing')], environment)
  expect(code).toBe(2)
  expect(err).toMatch(/_snapshot\/REPOSITORY\/NAME.*"fihrist-\*"/)
})
