import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { createAnalyzer } from '../../src/index.ts'
import { fihrist } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const ROOT = join(import.meta.dirname, '../..')
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
const examples = [...readme.matchAll(/```console\n\$ node bin\/fihrist\.js (.+)\n([\s\S]*?)```/g)].map(
  ([, line = '', output = '']) => ({ line, output }),
)

const data = temporaryFolder()
beforeAll(async () => {
  const { code } = await fihrist(['index', join(ROOT, 'seeds'), '--data', data])
  expect(code).toBe(0)
})

test('the README has examples', () => expect(examples.length).toBeGreaterThanOrEqual(3))

test.each(examples)('$line', async ({ line, output }) => {
  const { out, code } = await fihrist([...words(line), '--data', data])
  expect(code).toBe(0)
  expect(steady(out)).toBe(steady(output))
})

test('the library example prints what it says', () => {
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? []
  const [, text = ''] = /tokens\('(.+)'\)/.exec(code) ?? []
  const printed = createAnalyzer()
    .analyze(text)
    .map((token) => `// ${token.text} ${token.start} ${token.end} ${token.terms.stem}\n`)
  expect(code.endsWith(printed.join(''))).toBe(true)
})

/** A shell's words, with single quotes. */
const words = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '')

/** Without times and scores, which change from run to run and with every weight. */
const steady = (text: string): string => text.replace(/in [\d.]+ ms/, 'in 5 ms').replace(/ {2}\d+\.\d\d$/gm, '')
