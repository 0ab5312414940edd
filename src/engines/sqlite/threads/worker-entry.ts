import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the code of a thread is: `.ts` in the clone, `.js` in the published package. */
export const workerEntry = (name: 'reader-worker' | 'writer-worker'): URL =>
  new URL(`./${name}${extname(fileURLToPath(import.meta.url))}`, import.meta.url)

/**
 * Node's own options for a thread: those of the process, but for the one that no file may be run with. Piscina tries
 * `require` first, and Node aborts the whole process when a thread is stopped while it requires an ES module; without
 * that it imports.
 */
export const workerArguments = (): string[] => [
  ...process.execArgv.filter((option) => !option.startsWith('--input-type')),
  '--no-experimental-require-module',
]
