import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test, vi } from 'vitest'
import { mayLose } from '../../src/cli/commands/index/index-failure.ts'
import { main } from '../../src/cli/main.ts'
import { fihrist } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const FIHRIST = join(import.meta.dirname, '../../bin/fihrist.js')
const folder = temporaryFolder()
const at = (name: string): string => join(folder, name)
const index = (...args: string[]) => fihrist(['index', ...args, '--data', at('data')])

writeFileSync(at('مرفوض.jsonl'), '{"id":"1","colour":"red"}\n')
mkdirSync(at('فارغ'))

test('a path without documents is an error, and makes no collection', async () => {
  expect(await index(at('فارغ'))).toMatchObject({
    code: 1,
    out: expect.stringContaining(`${at('فارغ')}: not one document was found\n`),
  })
  expect(existsSync(at('data'))).toBe(false)
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
    expect(said).toMatch(/^articles: \d+ read = .*; what is indexed stays, .*\n.*interrupted \(shutting_down\)\n$/)
    expect(JSON.parse(readFileSync(rejects, 'utf8').split('\n')[0] ?? '')).toMatchObject({ line: 1 })
  })
})

test('a rebuild that lacks documents of the old index is refused in a script, and goes on with --yes', async () => {
  const command = [at('إعادة'), '--rebuild', '--collection', 'rebuilt']
  mkdirSync(at('إعادة'))
  for (const name of ['أ', 'ب', 'ت']) writeFileSync(at(`إعادة/${name}.md`), `نص ${name}`)
  await index(...command)
  for (const name of ['ب', 'ت']) rmSync(at(`إعادة/${name}.md`))
  const { code, out, err } = await index(...command)
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain('the new index lacks 2 of the documents of "rebuilt" (the first: ب.md): the old index stays')
  expect(err).toContain('if they may go, add --prune or --yes')
  const agreed = await index(...command, '--yes')
  expect(agreed).toMatchObject({ code: 0, out: expect.stringContaining('\n2 pruned: gone from the collection\n') })
})

test('and asked about where a person is', async () => {
  const loss = { documents: 2, rejected: 1, first: 'ب.md', doubt: 'the disk is away' }
  const questions: string[] = []
  const ask = async (question: string): Promise<boolean> => questions.push(question) > 1
  const terminal = { out() {}, err() {}, interactive: true, environment: {}, stopped: Promise.resolve(), ask }
  expect(await mayLose(loss, 'c', {}, terminal)).toBe(false)
  expect(await mayLose(loss, 'c', {}, terminal)).toBe(true)
  expect(await mayLose(loss, 'c', { yes: true }, terminal)).toBe(true)
  expect(questions).toHaveLength(2)
  expect(questions[0]).toBe(
    'the new index lacks 2 of the documents of "c" (the first: ب.md; 1 there but rejected; the disk is away). Go on without them?',
  )
})

test('--map, --unknown and --bad-values: what they leave out is said, and a name that no file has is an error', async () => {
  const file = at('مقال أول.md')
  writeFileSync(file, '---\nlayout: post\nby: سلمى\ndate: أمس\n---\nنص')
  const { code, out } = await index(file, '--map', 'by=author', '--map', 'typo=author', '--bad-values', 'drop')
  expect(out).toMatch(/^articles: 1 read = 1 indexed/)
  expect(out).toContain(`note: ${file}: "layout" is no field of the mapping "articles": left out\n`)
  expect(out).toMatch(/note: .*مقال أول\.md: field "date": expected a day .*: left out\n/)
  expect(out).toContain('--map: nothing that was read is called "typo"\n')
  expect(code).toBe(1)
})

describe('bad usage', () => {
  test.each([
    [['--map', 'x'], '--map: expected NAME=FIELD, got "x"'],
    [['--map', 'x=title', '--map', 'x=text'], '--map: "x" is given twice'],
    [['--unknown', 'keep'], '--unknown: expected reject or ignore, got "keep"'],
    [['--unknown', 'store'], 'to keep a field, add it to the mapping as type "stored"'],
    [['--format', 'csv'], '--format: says what "-" (standard input) is, which is not among the paths'],
    [['--bad-values', 'ignore'], '--bad-values: expected reject or drop, got "ignore"'],
  ])('%j', async (args, message) => {
    expect(await index(folder, ...args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) })
  })
})

test('- is the standard input, and nobody waits for what is not read', async () => {
  const command = ['index', '-', '--collection', 'piped', '--data', at('data')]
  const pipe = async (stdin: Readable, ...options: string[]) => {
    let said = ''
    const say = (text: string): void => {
      said += text
    }
    const terminal = { out: say, err: say, interactive: false, environment: {}, stopped: Promise.resolve() }
    return { code: await main([...command, ...options], { ...terminal, stdin: () => stdin }), said }
  }
  const read = Readable.from([Buffer.from('id,عنوان\n1,أول\n')])
  expect(await pipe(read, '--format', 'csv')).toMatchObject({ code: 0, said: expect.stringContaining('1 indexed') })
  const endless = new Readable({ read() {} })
  endless.push('{"id":"1"')
  const refused = pipe(endless, '--map', 'x=titel')
  expect(await refused).toMatchObject({ code: 2, said: expect.stringContaining('no field "titel"') })
  expect(endless.destroyed).toBe(true)
})
