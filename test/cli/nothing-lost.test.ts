import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { fihrist } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()
const at = (name: string): string => join(folder, name)
const index = (...args: string[]) => fihrist(['index', ...args, '--data', at('data')])

test('two documents with one id are one, and the report says so', async () => {
  writeFileSync(at('مكرر.jsonl'), '{"id":"1","title":"أول"}\n{"id":"1","title":"ثان"}\n')
  const { code, out } = await index(at('مكرر.jsonl'), '--collection', 'twice')
  expect(code).toBe(0)
  expect(out).toMatch(/^twice: 2 read = 2 indexed \+ 0 unchanged \+ 0 rejected, in /)
  expect(out).toContain('\n1 of them replaced a document of this run that has the same id\n')
  expect(out).toContain('مكرر.jsonl:2: the id "1" came before in this run')
  const again = JSON.parse((await index(at('مكرر.jsonl'), '--collection', 'twice', '--json')).out)
  expect(again).toMatchObject({ read: 2, indexed: 2, replaced: 1 })
})

test('a folder without documents is an error, and makes no collection', async () => {
  mkdirSync(at('فارغ'))
  const { code, out } = await index(at('فارغ'), '--collection', 'empty')
  expect(code).toBe(1)
  expect(out).toContain(`${at('فارغ')}: not one document was found\n`)
  expect(existsSync(at('data/empty.sqlite'))).toBe(false)
})

test('nor does a run of which everything is rejected', async () => {
  writeFileSync(at('مرفوض.jsonl'), '{"id":"1","colour":"red"}\n')
  expect(await index(at('مرفوض.jsonl'), '--collection', 'refused')).toMatchObject({ code: 1 })
  expect(existsSync(at('data/refused.sqlite'))).toBe(false)
})

describe('a rebuild from files that lack documents of the old index', () => {
  const rebuild = (...args: string[]) => index(at('إعادة'), '--rebuild', '--collection', 'rebuilt', ...args)
  const total = async (): Promise<number> => {
    const { out } = await fihrist(['search', '', '--collection', 'rebuilt', '--json', '--data', at('data')])
    return JSON.parse(out).total.value
  }
  const message = /2 of the documents in "rebuilt" are not in the new index \(the first: ب\.md\)/

  test('is refused in a script, said with numbers and what to do', async () => {
    mkdirSync(at('إعادة'))
    for (const name of ['أ', 'ب', 'ت']) writeFileSync(at(`إعادة/${name}.md`), `نص ${name}`)
    await rebuild()
    for (const name of ['ب', 'ت']) rmSync(at(`إعادة/${name}.md`))
    const { code, out, err } = await rebuild()
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(message)
    expect(err).toContain('the old index stays; if they may go, add --prune')
    expect(await total()).toBe(3)
  })

  test('is asked about at a terminal', async () => {
    const questions: string[] = []
    const code = await main(['index', at('إعادة'), '--rebuild', '--collection', 'rebuilt', '--data', at('data')], {
      out: () => {},
      err: () => {},
      interactive: false,
      environment: {},
      stopped: Promise.resolve(),
      ask: async (question) => questions.push(question) < 0,
    })
    expect(questions).toEqual([expect.stringMatching(message)])
    expect([code, await total()]).toEqual([1, 3])
  })

  test('goes on with --yes, and the report says how many went', async () => {
    expect(await rebuild('--yes')).toMatchObject({ code: 0, out: expect.stringContaining('\n2 pruned: ') })
    expect(await total()).toBe(1)
  })

  test('goes on with --prune', async () => {
    writeFileSync(at('إعادة/ب.md'), 'نص')
    await rebuild()
    rmSync(at('إعادة/ب.md'))
    expect(JSON.parse((await rebuild('--prune', '--json')).out)).toMatchObject({ read: 1, pruned: 1 })
    expect(await total()).toBe(1)
  })
})
