import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const SRC = join(ROOT, 'src')

/** What both engines use. */
const BETWEEN_ENGINES = [
  'analysis/token.ts',
  'mapping',
  'query/tree.ts',
  'query/filter.ts',
  'engines/engine.ts',
  'engines/bm25.ts',
  'engines/builder.ts',
  'engines/match-levels.ts',
  'engines/multiply-out.ts',
] as const

/**
 * Who may import whom (ARCHITECTURE.md has the same picture in words): a folder → the folders, files and packages it
 * may use besides itself, `errors.ts` and Node's own modules. The longest matching key counts.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  analysis: [],
  natural: ['analysis'],
  mapping: ['zod'],
  query: ['analysis', 'mapping', 'zod'],
  'engines/engine.ts': ['analysis/token.ts', 'mapping', 'query/tree.ts', 'query/filter.ts'],
  'engines/bm25.ts': [],
  'engines/builder.ts': [],
  'engines/match-levels.ts': ['analysis/token.ts', 'query/tree.ts', 'engines/engine.ts'],
  'engines/multiply-out.ts': ['query/tree.ts'],
  'engines/elasticsearch': [...BETWEEN_ENGINES, '@elastic/elasticsearch'],
  'engines/sqlite': [...BETWEEN_ENGINES, 'better-sqlite3', 'piscina'],
  search: ['analysis', 'mapping', 'query', 'engines/engine.ts', 'pause.ts', 'zod'],
  indexing: [
    'analysis',
    'mapping',
    'engines/engine.ts',
    'pause.ts',
    'zod',
    'csv-parse',
    'htmlparser2',

    'yaml',
  ],
  evaluation: ['search', 'indexing', 'zod'],
  api: [
    'analysis/token.ts',
    'analysis/explain.ts',
    'search',
    'indexing',
    'mapping',
    'query',
    'engines/engine.ts',
    'web',
    'express',
    'zod',
  ],
  web: ['search', 'mapping', 'query'],
  cli: [
    'analysis',
    'mapping',
    'query',
    'search',
    'indexing',
    'evaluation',
    'api',
    'config.ts',
    'create-engine.ts',
    'cli-progress',
  ],
  'create-engine.ts': ['config.ts', 'engines'],
  'index.ts': ['analysis', 'mapping', 'query', 'search', 'indexing', 'engines', 'api', 'create-engine.ts', 'config.ts'],
  'config.ts': [],
  'errors.ts': [],
  'pause.ts': [],
}

const sources = globSync('**/*.ts', { cwd: SRC }).sort()

test('every source file belongs to a place of the picture', () => {
  expect(sources.filter((file) => placeOf(file) === undefined)).toEqual([])
})

test.each(sources)('%s imports only what its place may', (file) => {
  const place = placeOf(file) ?? ''
  const allowed = [place, 'errors.ts', ...(ALLOWED[place] ?? [])]
  expect(importsOf(file).filter((target) => !allowed.some((name) => isWithin(target, name)))).toEqual([])
})

test('files are small', () => {
  const lines = sources.map((file) => ({ file, lines: readFileSync(join(SRC, file), 'utf8').split('\n').length }))
  expect(lines.filter((entry) => entry.lines > 250)).toEqual([])
  expect(lines.filter((entry) => entry.lines <= 80).length).toBeGreaterThan(lines.length / 2)
})

test('only config.ts reads the environment, and only the command line hands it over', () => {
  const readers = sources.filter((file) => /process\.env\b/.test(readFileSync(join(SRC, file), 'utf8')))
  expect(readers).toEqual(['cli/main.ts'])
})

function placeOf(file: string): string | undefined {
  return Object.keys(ALLOWED)
    .filter((name) => isWithin(file, name))
    .sort((a, b) => b.length - a.length)[0]
}

const isWithin = (file: string, place: string): boolean => file === place || file.startsWith(`${place}/`)

/** Imported files relative to src, and package names; Node's own modules left out. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8')
  const specifiers = [...text.matchAll(/(?:^|\s)(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '')
  return specifiers
    .filter((specifier) => !specifier.startsWith('node:'))
    .map((specifier) => (specifier.startsWith('.') ? relative(SRC, join(SRC, dirname(file), specifier)) : specifier))
}
