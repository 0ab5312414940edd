import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../../../../..')

/** Prints the address of each of the parser's files that Node loads. */
const HOOK = `import { registerHooks } from 'node:module'
registerHooks({ load(url, context, next) {
  if (url.includes('/markdown-it/')) console.error(url)
  return next(url, context)
} })`

const loadedBy = async (...args: string[]): Promise<string> => {
  const flags = ['--import', `data:text/javascript,${encodeURIComponent(HOOK)}`]
  return (await promisify(execFile)(process.execPath, [...flags, ...args], { cwd: ROOT })).stderr
}

test('the parser is loaded for a Markdown file, and not before', async () => {
  expect(await loadedBy('bin/fihrist.js', '--help')).toBe('')
  expect(await loadedBy('--import', './src/indexing/create-indexer.ts', '--eval', '')).toBe('')
  expect(await loadedBy('--import', './src/indexing/readers/pages/markdown/parse-markdown.ts', '--eval', '')).toMatch(
    /markdown-it/,
  )
})
