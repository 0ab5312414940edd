import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isWithin, sourceFiles } from '../support/source-files.ts'

const page = readFileSync(new URL('../../ARCHITECTURE.md', import.meta.url), 'utf8')
const [, graph = ''] = /```mermaid\ngraph TD\n([\s\S]*?)```/.exec(page) ?? []

/** A node's short name → its folder or file, where the two differ. */
const labels = new Map([...graph.matchAll(/(\w+)\["([^"]+)"\]/g)].map(([, name = '', label = '']) => [name, label]))

/** The folders or files of one side of `a & b --> c & d`. */
const readNodes = (side: string): string[] =>
  side.split('&').map((node) => {
    const name = node.trim().replace(/\[.*/, '')
    return labels.get(name) ?? name
  })

const arrows = graph.split('\n').flatMap((line) => {
  const [above, below] = line.split('-->')
  if (above === undefined || below === undefined) return []
  return readNodes(above).flatMap((from) => readNodes(below).map((to) => ({ from, to })))
})
const places = [...new Set(arrows.flatMap(({ from, to }) => [from, to]))]

/** The drawn folder or file that a file of src belongs to. */
const placeOf = (path: string): string | undefined =>
  places.filter((place) => isWithin(path, place)).sort((a, b) => b.length - a.length)[0]

const imports = sourceFiles().flatMap(({ path, imports: targets }) =>
  targets.flatMap((target) => {
    const [from, to] = [placeOf(path), placeOf(target)]
    return from === undefined || to === undefined || from === to ? [] : [{ from, to }]
  }),
)

/** Whether a way of drawn arrows leads down from one place to the other. */
const leads = (from: string, to: string): boolean =>
  arrows.some((arrow) => arrow.from === from && (arrow.to === to || leads(arrow.to, to)))

const EVERYWHERE = ['errors.ts', 'pause.ts', 'json-size.ts']

test('the drawn picture has a place for every file', () => {
  const files = sourceFiles().map(({ path }) => path)
  expect(files.filter((path) => placeOf(path) === undefined && !EVERYWHERE.includes(path))).toEqual([])
})

test('every arrow of it is an import', () => {
  expect(arrows.filter(({ from, to }) => !imports.some((other) => other.from === from && other.to === to))).toEqual([])
})

test('and every import is an arrow, or a longer way down', () => {
  expect(imports.filter(({ from, to }) => !leads(from, to))).toEqual([])
})
