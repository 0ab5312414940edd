import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PLACES } from './support/places.ts'
import { isWithin, sourceFiles } from './support/source-files.ts'

const ROOT = join(import.meta.dirname, '..')
const MOST_FILES = 15
const MOST_LINES = 250

const sources = sourceFiles()
const places = PLACES.map(({ name }) => name)

/** The narrowest place that a file belongs to. */
const placeOf = (file: string): string | undefined =>
  places.filter((place) => isWithin(file, place)).sort((a, b) => b.length - a.length)[0]

describe('the picture', () => {
  test('has a place for every source file, and a file for every place', () => {
    expect(sources.filter(({ path }) => placeOf(path) === undefined)).toEqual([])
    expect(places.filter((place) => !sources.some(({ path }) => placeOf(path) === place))).toEqual([])
  })

  test('has no arrow up: every place uses only what stands before it', () => {
    const up = PLACES.flatMap(({ name, uses }, at) =>
      uses.flatMap((use) =>
        places.filter((other, i) => isWithin(other, use) && i >= at).map((other) => `${name} → ${other}`),
      ),
    )
    expect(up).toEqual([])
  })

  test.each(sources)('$path uses only what its place may', ({ path, imports }) => {
    const place = placeOf(path)
    const { uses = [], packages = [] } = PLACES.find(({ name }) => name === place) ?? {}
    const wrong = imports.filter(
      (target) =>
        target !== 'errors.ts' &&
        placeOf(target) !== place &&
        !uses.some((use) => isWithin(target, use)) &&
        !packages.includes(target),
    )
    expect(wrong).toEqual([])
  })

  test('and what it may use, some file of it does', () => {
    const idle = PLACES.flatMap(({ name, uses, packages }) => {
      const targets = sources.filter(({ path }) => placeOf(path) === name).flatMap(({ imports }) => imports)
      return [
        ...uses.filter((use) => !targets.some((target) => isWithin(target, use))),
        ...packages.filter((each) => !targets.includes(each)),
      ].map((use) => `${name} → ${use}`)
    })
    expect(idle).toEqual([])
  })
})

test('no files import one another in a circle', () => {
  const importsOf = new Map(sources.map(({ path, imports }) => [path, imports]))
  const done = new Set<string>()
  function circleFrom(path: string, way: readonly string[]): readonly string[] | undefined {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path]
    if (done.has(path)) return undefined
    for (const target of importsOf.get(path) ?? []) {
      const circle = importsOf.has(target) ? circleFrom(target, [...way, path]) : undefined
      if (circle !== undefined) return circle
    }
    done.add(path)
    return undefined
  }
  expect(sources.flatMap(({ path }) => circleFrom(path, []) ?? [])).toEqual([])
})

describe('size', () => {
  const code = globSync(['src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'], { cwd: ROOT }).filter(
    (file) => !file.includes('node_modules'),
  )

  test('files are small', () => {
    const lines = code.map((file) => ({ file, lines: readFileSync(join(ROOT, file), 'utf8').split('\n').length }))
    expect(lines.filter((entry) => entry.lines > MOST_LINES)).toEqual([])
    expect(lines.filter((entry) => entry.lines <= 80).length).toBeGreaterThan(lines.length / 2)
  })

  test('and folders are', () => {
    const folders = new Set(code.map((file) => file.split(/[\\/]/).slice(0, -1).join('/')))
    const count = (folder: string) => readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.ts')).length
    expect([...folders].filter((folder) => count(folder) > MOST_FILES)).toEqual([])
  })
})

test('only config.ts reads the environment, and only the command line hands it over', () => {
  const readers = sources.filter(({ text }) => /process\.env\b/.test(text)).map(({ path }) => path)
  expect(readers).toEqual(['cli/main.ts'])
})
