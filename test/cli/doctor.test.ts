import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, expect, test } from 'vitest'
import { examineNode } from '../../src/cli/commands/doctor/examine-runtime.ts'
import type { Finding } from '../../src/engines/common/finding.ts'
import { fihrist } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()
const sound = join(folder, 'sound')

beforeAll(async () => {
  const file = join(folder, 'one.jsonl')
  writeFileSync(file, Array.from({ length: 50 }, (_, i) => `{"id":"${i}","title":"كتاب ${i}"}\n`).join(''))
  await fihrist(['index', file, '--data', sound])
})

/** A folder with one sound collection, after `change`; and what doctor says of it. */
async function examine(change: (data: string) => void = () => {}, ...args: string[]) {
  const data = mkdtempSync(join(folder, 'data-'))
  cpSync(sound, data, { recursive: true })
  change(data)
  const { code, out } = await fihrist(['doctor', '--data', data, '--json', ...args])
  const { findings, broken } = JSON.parse(out) as { readonly findings: readonly Finding[]; readonly broken: number }
  return { code, broken, wrong: findings.filter(({ state }) => state !== 'ok'), findings }
}

function changeMeta(data: string, sql: string): void {
  const db = new Database(join(data, 'articles.sqlite'))
  db.exec(sql)
  db.close()
}

test('of a sound installation it says what is there', async () => {
  const { code, broken, wrong, findings } = await examine(undefined, '--full')
  expect([code, broken, wrong]).toEqual([0, 0, []])
  const about = findings.map((finding) => finding.about.replace(folder, ''))
  expect(about).toEqual([
    'Fihrist',
    'Node',
    'SQLite',
    expect.stringMatching(/^folder/),
    'disk',
    expect.stringMatching(/^file .*articles.sqlite/),
    'collection articles',
  ])
  expect(findings.at(-1)?.message).toContain('50 documents')
  const { out } = await fihrist(['doctor', '--data', sound])
  expect(out).toMatch(/^ok {6} Fihrist: [\s\S]*nothing is broken\n$/)
})

test('a damaged file is told once, with what to do', async () => {
  const { code, broken, wrong } = await examine((data) => {
    const path = join(data, 'articles.sqlite')
    writeFileSync(path, readFileSync(path).fill(0xa5, 4096 * 3 + 200, 4096 * 5))
  })
  expect([code, broken]).toEqual([1, 1])
  expect(wrong).toMatchObject([
    { collection: 'articles', state: 'broken', advice: expect.stringContaining('fihrist restore') },
  ])
})

test('damage that hides no collection: what is no database', async () => {
  const { code, wrong } = await examine((data) => writeFileSync(join(data, 'books.sqlite'), 'x'.repeat(5000)))
  expect([code, wrong.length]).toEqual([1, 1])
  expect(wrong[0]).toMatchObject({ collection: 'books', state: 'broken' })
})

test('another analyzer, other fields', async () => {
  const sql = `UPDATE fihrist_meta SET value = json_set(value, '$.analyzerVersion', '0') WHERE key GLOB 'generation:*'`
  const other = await examine((data) => changeMeta(data, sql))
  expect(other.code).toBe(1)
  expect(other.wrong).toMatchObject([{ advice: 'fihrist index --rebuild --collection articles' }])

  const mapping = join(folder, 'mapping.json')
  writeFileSync(mapping, JSON.stringify({ name: 'articles', fields: { name: { type: 'text' } } }))
  const fields = await examine(undefined, '--mapping', mapping)
  expect(fields.code).toBe(1)
  expect(fields.wrong).toMatchObject([{ message: expect.stringContaining('other fields') }])
  const missing = await examine(undefined, '--mapping', mapping, '--collection', 'books')
  expect(missing.code).toBe(0)
  expect(missing.wrong).toMatchObject([{ about: 'collection books', state: 'warning' }])
})

test('what was left, and what is none of ours, are warnings', async () => {
  const claim = JSON.stringify({ token: 'x', generation: 2, pid: 1, host: 'gone', processStart: 0, heartbeat: 0 })
  const { code, wrong } = await examine((data) => {
    changeMeta(data, `INSERT INTO fihrist_meta VALUES ('building', '${claim}')`)
    writeFileSync(join(data, 'articles.sqlite.restoring-123'), '')
    const db = new Database(join(data, 'zoo.sqlite'))
    db.exec('CREATE TABLE animals(name)')
    db.close()
  })
  expect(code).toBe(0)
  expect(wrong.map(({ state, message }) => [state, message])).toEqual([
    ['warning', expect.stringContaining('restore')],
    ['warning', expect.stringContaining('rebuild')],
    ['warning', expect.stringContaining('another program')],
  ])
  for (const { advice } of wrong) expect(advice).toBeTruthy()
})

test('no folder, and what is none', async () => {
  const none = await fihrist(['doctor', '--data', join(folder, 'none'), '--json'])
  expect(none.code).toBe(0)
  expect(none.out).toContain('is not there')
  mkdirSync(join(folder, 'x'))
  writeFileSync(join(folder, 'x', 'file'), '')
  const file = await fihrist(['doctor', '--data', join(folder, 'x', 'file'), '--json'])
  expect(file.code).toBe(1)
  expect(JSON.parse(file.out).broken).toBe(1)
})

test('a server that is away', async () => {
  const environment = { FIHRIST_ENGINE: 'elasticsearch', ELASTICSEARCH_URL: 'http://user:swordfish@127.0.0.1:1' }
  const { code, out } = await fihrist(['doctor', '--json'], environment)
  expect([code, out.includes('swordfish')]).toEqual([1, false])
  expect(JSON.parse(out)).toMatchObject({ broken: 1 })
})

test.each([
  ['22.18.0', 'ok'],
  ['24.1.0', 'ok'],
  ['22.17.9', 'broken'],
  ['20.20.0', 'broken'],
])('Node %s is %s', (version, state) => {
  expect(examineNode(version, '>=22.18').state).toBe(state)
})
