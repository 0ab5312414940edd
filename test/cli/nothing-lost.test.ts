import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
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
