import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const NATURAL = join(import.meta.dirname, '../../../src/natural/index.ts')

/** The JavaScript examples of a page, in order. */
export const scriptsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code)

/** What an example says that it prints: the comment behind each `console.log`. */
export const promisedBy = (code: string): string[] =>
  [...code.matchAll(/^console\.log\(.*\) \/\/ (.*)$/gm)].map(([, text = '']) => text)

/** What an example prints as a module of a folder; `fihrist/natural` is the clone's own. */
export function runExample(code: string, folder: string): string[] {
  const file = join(folder, 'example.mjs')
  writeFileSync(file, code.replaceAll("'fihrist/natural'", JSON.stringify(NATURAL)))
  return execFileSync(process.execPath, [file], { encoding: 'utf8' }).trimEnd().split('\n')
}
