import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fihrist } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()
const at = (name: string): string => join(folder, name)
const index = (...args: string[]) => fihrist(['index', ...args, '--data', at('data')])

test('--map, --unknown and --bad-values: what they leave out is said, and a name that no file has is an error', async () => {
  mkdirSync(at('مقالات'))
  const file = at('مقالات/مقال أول.md')
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
    [['--map', 'x=titel'], 'no field "titel"'],
    [['--unknown', 'keep'], '--unknown: expected reject or ignore, got "keep"'],
    [['--unknown', 'store'], 'to keep a field, add it to the mapping as type "stored"'],
    [['--bad-values', 'ignore'], '--bad-values: expected reject or drop, got "ignore"'],
  ])('%j', async (args, message) => {
    expect(await index(folder, ...args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) })
  })
})
