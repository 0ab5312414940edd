import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fihrist } from '../support/command-line.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Writes the addresses of all modules that are loaded, and of all word lists that are read, behind what is printed. */
const WATCH = `
import fs from 'node:fs'
import module from 'node:module'
const seen = []
module.registerHooks({ load(url, context, next) { seen.push(url); return next(url, context) } })
const read = fs.readFileSync
fs.readFileSync = (file, ...rest) => { seen.push(String(file)); return read(file, ...rest) }
module.syncBuiltinESMExports()
process.on('exit', () => console.log(JSON.stringify(seen)))
`

/** What a program loads: our own files relative to src, packages by their names, word lists. */
function loadedBy(...args: string[]): string[] {
  const { stdout } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(WATCH)}`, ...args],
    { cwd: ROOT, encoding: 'utf8' },
  )
  const seen = JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as string[]
  return [...new Set(seen.flatMap((url) => /\/(?:src|node_modules)\/(.*)$/.exec(url)?.[1] ?? []))]
}

test.each([['--help'], ['--version']])('fihrist %s loads a handful of small files', (argument) => {
  const loaded = loadedBy('bin/fihrist.js', argument)
  expect(loaded).toContain('cli/main.ts')
  expect(loaded.length).toBeLessThan(15)
  expect(loaded.filter((path) => !/^(?:cli|config|errors|engines\/engine)/.test(path))).toEqual([])
})

test('a command loads what it needs: analyze no engine, no server and no lists for queries', () => {
  const loaded = loadedBy('bin/fihrist.js', 'analyze', 'كتاب')
  expect(loaded).toContain('analysis/lexicon/data/vocabulary.tsv')
  expect(loaded.filter((path) => /^(?:api|web|search|indexing|express|better-sqlite3|zod)/.test(path))).toEqual([])
  expect(loaded.filter((path) => /(?:names|months|formulas)\.tsv$/.test(path))).toEqual([])
})

test('the library reads its word lists when an analyzer is made, not when it is imported', () => {
  const run = (code: string) => loadedBy('--input-type=module', '--eval', code).filter((path) => path.endsWith('.tsv'))
  expect(run("await import('./src/index.ts')")).toEqual([])
  expect(run("(await import('./src/index.ts')).createAnalyzer()")).toContain('analysis/lexicon/data/plurals.tsv')
  // A second analyzer shares them.
  const lists = run("const { createAnalyzer } = await import('./src/index.ts'); createAnalyzer(); createAnalyzer()")
  expect(lists).toHaveLength(new Set(lists).size)
})

test('--version says the package’s', async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  expect(await fihrist(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' })
})
