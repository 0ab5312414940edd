import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const FOLDERS = ['bench', 'docs', 'mappings', 'scripts', 'seeds', 'src', 'test']
const PAGES = globSync(['*.md', 'docs/*.md'], { cwd: ROOT }).sort()

const entries = globSync(
  FOLDERS.flatMap((folder) => [folder, `${folder}/**`]),
  { cwd: ROOT },
).map((path) => path.replaceAll('\\', '/'))
const inSrc = globSync('*', { cwd: join(ROOT, 'src') })

/** What a page calls by name, in its text and in its drawings: a file, or a folder of the clone or of src. */
function namedIn(page: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8')
  const quoted = [...text.matchAll(/`([\w./-]+)`/g)].map(([, name = '']) => name.replace(/\/$/, ''))
  const drawn = [...text.matchAll(/^```mermaid\n([\s\S]*?)^```/gm)].flatMap(
    ([, graph = '']) => graph.match(/[\w/-]+\.ts\b/g) ?? [],
  )
  const isPath = (name: string): boolean => {
    const [first = '', second] = name.split('/')
    return (
      /\w\.(?:ts|tsv|py)$/.test(name) || (second !== undefined && (FOLDERS.includes(first) || inSrc.includes(first)))
    )
  }
  return [...quoted, ...drawn].filter(isPath)
}

test.each(PAGES)('every file and folder that %s names is there', (page) => {
  const missing = namedIn(page).filter((name) => !entries.some((path) => path === name || path.endsWith(`/${name}`)))
  expect(missing).toEqual([])
})
