import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fihrist } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()
const at = (name: string): string => join(folder, name)
const index = (...args: string[]) => fihrist(['index', ...args, '--data', at('data')])

describe('names and values', () => {
  mkdirSync(at('مقالات'))
  writeFileSync(at('مقالات/مقال أول.md'), '---\nlayout: post\nby: سلمى\ndate: أمس\n---\nنص')

  test('--map, --unknown and --bad-values, and what they leave out is said', async () => {
    const lenient = ['--map', 'by=author', '--bad-values', 'drop', '--collection', 'lenient']
    const { code, out } = await index(at('مقالات'), ...lenient)
    expect(code).toBe(0)
    expect(out).toContain(
      `note: ${at('مقالات/مقال أول.md')}: "layout" is no field of the mapping "articles": left out\n`,
    )
    expect(out).toMatch(/note: .*مقال أول\.md: field "date": expected a day .*: left out\n/)
    const strict = await index(at('مقالات'), ...lenient, '--unknown', 'reject')
    expect(strict).toMatchObject({ code: 1, out: expect.stringContaining('rejected: ') })
  })

  test('a name that no file has is an error', async () => {
    const { code, out } = await index(
      at('مقالات'),
      '--map',
      'typo=author',
      '--bad-values',
      'drop',
      '--collection',
      'typo',
    )
    expect(out).toContain('--map: nothing that was read is called "typo"\n')
    expect(code).toBe(1)
  })
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
