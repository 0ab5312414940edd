import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const SRC = join(import.meta.dirname, '../../src')

export type SourceFile = {
  /** Relative to src. */
  readonly path: string
  readonly text: string
  /** Imported files relative to src, and package names, of type imports and import() too; Node's own modules left out. */
  readonly imports: readonly string[]
}

/** Every file of code in src. */
export const sourceFiles = (): SourceFile[] =>
  globSync('**/*.ts', { cwd: SRC })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(SRC, path), 'utf8')
      return { path, text, imports: importsOf(path, text) }
    })

function importsOf(path: string, text: string): string[] {
  const specifiers = [...text.matchAll(/(?:^|\s)(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '')
  return specifiers
    .filter((specifier) => !specifier.startsWith('node:'))
    .map((specifier) => (specifier.startsWith('.') ? relative(SRC, join(SRC, dirname(path), specifier)) : specifier))
}

/** Whether a file is a place or lies in it. */
export const isWithin = (file: string, place: string): boolean => file === place || file.startsWith(`${place}/`)
