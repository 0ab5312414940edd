import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { fihrist } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const FIHRIST = join(import.meta.dirname, '../../bin/fihrist.js')
const folder = temporaryFolder()
const at = (name: string): string => join(folder, name)
const index = (...args: string[]) => fihrist(['index', ...args, '--data', at('data')])

writeFileSync(at('مرفوض.jsonl'), '{"id":"1","colour":"red"}\n')
mkdirSync(at('فارغ'))

test('a path without documents is an error, and neither it nor one of which nothing fits makes a collection', async () => {
  const { code, out } = await index(at('فارغ'), at('مرفوض.jsonl'))
  expect(code).toBe(1)
  expect(out).toContain(`${at('فارغ')}: not one document was found\n`)
  expect(existsSync(at('data'))).toBe(false)
  expect((await index(at('فارغ'))).code).toBe(1)
})

describe('--rejects', () => {
  test.each([
    ['nowhere/x.jsonl', 1, 'nowhere/x.jsonl: its folder is not there (bad_input)'],
    ['مرفوض.jsonl/x', 1, 'مرفوض.jsonl/x: a part of the path is no folder (bad_input)'],
    ['فارغ', 1, 'فارغ: it is a folder (bad_input)'],
    ['مرفوض.jsonl', 2, 'مرفوض.jsonl: it is to be indexed, and would be written over (bad_request)'],
  ])('into %s is refused before anything is read', async (name, code, message) => {
    const refused = await index(at('مرفوض.jsonl'), '--rejects', at(name))
    expect(refused).toEqual({ code, out: '', err: `fihrist index: --rejects ${folder}/${message}\n` })
    expect(readFileSync(at('مرفوض.jsonl'), 'utf8')).toContain('colour')
  })

  test('into the folder that is indexed is not taken for documents', async () => {
    mkdirSync(at('بين الملفات'))
    writeFileSync(at('بين الملفات/a.jsonl'), '{"id":"1","colour":"red"}\n')
    const file = at('بين الملفات/rejects.jsonl')
    writeFileSync(file, '{"file":"a.jsonl","reason":"of an earlier run"}\n')
    const { out } = await index(at('بين الملفات'), '--rejects', file, '--json')
    expect(JSON.parse(out)).toMatchObject({ read: 1, rejected: 1, skipped: 1 })
    const expected = { file: at('بين الملفات/a.jsonl'), line: 1, id: '1', reason: expect.stringContaining('"colour"') }
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(expected)
  })

  test('is written as the run goes on; one that is interrupted says what stays', async () => {
    const long = `{"text":"${'كلمة '.repeat(2000)}"}\n`.repeat(2000)
    writeFileSync(at('طويل.jsonl'), `${'{\n'.repeat(300)}${long}`)
    const rejects = at('رفض.jsonl')
    const command = ['index', at('طويل.jsonl'), '--rejects', rejects, '--data', at('interrupted')]
    const running = spawn(process.execPath, [FIHRIST, ...command])
    let said = ''
    running.stderr.on('data', (chunk) => {
      said += chunk
    })
    await vi.waitUntil(() => existsSync(rejects) && statSync(rejects).size > 0, { timeout: 15_000, interval: 20 })
    running.kill('SIGINT')
    const [code] = await once(running, 'exit')
    expect(code).toBe(1)
    expect(said).toMatch(/^articles: \d+ read = .*; that stays, .*\n.*interrupted \(shutting_down\)\n$/)
    expect(JSON.parse(readFileSync(rejects, 'utf8').split('\n')[0] ?? '')).toMatchObject({ line: 1 })
  })
})

test('a rebuild that lacks documents of the old index is refused in a script, asked about at a terminal', async () => {
  const command = [at('إعادة'), '--rebuild', '--collection', 'rebuilt']
  mkdirSync(at('إعادة'))
  for (const name of ['أ', 'ب', 'ت']) writeFileSync(at(`إعادة/${name}.md`), `نص ${name}`)
  await index(...command)
  for (const name of ['ب', 'ت']) rmSync(at(`إعادة/${name}.md`))

  const { code, out, err } = await index(...command)
  expect([code, out]).toEqual([1, ''])
  const message = /2 of the documents in "rebuilt" are not in the new index \(the first: ب\.md\)/
  expect(err).toMatch(message)
  expect(err).toContain('the old index stays; if they may go, add --prune')

  const questions: string[] = []
  const answered = await main(['index', ...command, '--data', at('data')], {
    out: () => {},
    err: () => {},
    interactive: false,
    environment: {},
    stopped: Promise.resolve(),
    ask: async (question) => questions.push(question) < 0,
  })
  expect([answered, questions]).toEqual([1, [expect.stringMatching(message)]])

  const agreed = await index(...command, '--yes')
  expect(agreed).toMatchObject({ code: 0, out: expect.stringContaining('\n2 pruned: gone from the collection\n') })
})
