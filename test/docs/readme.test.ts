import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { createAnalyzer, createSqliteEngine, type SearchAnswer } from '../../src/index.ts'
import { startTestServer } from '../api/support/start-test-server.ts'
import { fihrist } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { readCurl } from './support/read-examples.ts'

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
  expect(withoutTime(out)).toBe(withoutTime(output))
  // A process of its own takes longer than this one, and machines differ; but not by so much.
  expect(millisecondsOf(out) / millisecondsOf(output)).toBeGreaterThan(1 / 100)
  expect(millisecondsOf(out) / millisecondsOf(output)).toBeLessThan(20)
})

test('the example over HTTP is answered', async () => {
  const engine = createSqliteEngine({ folder: data })
  const server = await startTestServer({ engine })
  try {
    const [, command = ''] = /```sh\n(curl .*?)```/s.exec(readme) ?? []
    const response = await fetch(readCurl(command, server.url))
    const answer = (await response.json()) as SearchAnswer
    expect(answer.hits).toHaveLength(1)
    expect(answer.hits[0]?.highlights.text?.[0]?.html).toContain('<mark>')
  } finally {
    await server.close()
    await engine.close()
  }
})

test.each(['README.md', ...globSync('docs/*.md', { cwd: ROOT })])('%s has no address with raw Arabic in it', (file) => {
  // Node refuses such a request; curl encodes it with -G --data-urlencode.
  const addresses = readFileSync(join(ROOT, file), 'utf8').match(/https?:\/\/[^\s'"`)]*/g) ?? []
  expect(addresses.filter((address) => /[^\x20-\x7e…]/.test(address))).toEqual([])
})

test('every file that the README names is there', () => {
  const names = [...readme.matchAll(/\]\(([^)#]+)\)|`((?:mappings|src|seeds)\/[\w./-]+)`/g)].map(
    ([, link, path]) => link ?? path ?? '',
  )
  expect(names.length).toBeGreaterThan(5)
  expect(names.filter((name) => !existsSync(join(ROOT, name)))).toEqual([])
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

const TIME = /in ([\d.]+) ms/

const withoutTime = (text: string): string => text.replace(TIME, 'in some ms')

const millisecondsOf = (text: string): number => Number(TIME.exec(text)?.[1])
