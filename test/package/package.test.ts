import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'

const ROOT = join(import.meta.dirname, '../..')
const folder = temporaryFolder()

/** Installs need the registry; a laptop on a train has none. */
const online = spawnSync('npm', ['view', 'zod', 'version'], { timeout: 15_000 }).status === 0
const npm = (cwd: string, ...args: string[]) =>
  execFileSync('npm', [...args, '--no-fund', '--no-audit'], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** What a user of the package would write first. */
const CONSUMER = `
import { createAnalyzer, createSearcher, createSqliteEngine, indexPaths, readMapping } from 'fihrist'
import arabic, { StemmerAr } from 'fihrist/natural'
const analyzer = createAnalyzer()
const engine = createSqliteEngine({ folder: 'data' })
const mapping = readMapping({ name: 'notes', fields: { title: { type: 'text' }, text: { type: 'text' } } }, 'notes')
await indexPaths({ engine, analyzer, collection: 'notes', mapping, paths: ['note.txt'] })
const answer = await createSearcher({ engine, analyzer }).search('notes', { q: 'المدرسة' })
await engine.close()
const stems = [StemmerAr.stem('مدرستهم'), ...new arabic.TokenizerAr().tokenize('إلى مدرستهم')]
const html = answer.hits[0]?.highlights['text']?.[0]?.html
console.log(JSON.stringify([process.versions.node, answer.total.value, html, stems]))
`

describe.skipIf(!online)('the published package in an empty folder', () => {
  beforeAll(() => {
    npm(ROOT, 'pack', '--pack-destination', folder)
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    writeFileSync(join(empty, 'package.json'), '{"type":"module","allowScripts":{"node":true,"better-sqlite3":false}}')
    npm(empty, 'install', join(folder, 'fihrist-0.1.0.tgz'), 'node@22')
    writeFileSync(join(empty, 'note.txt'), 'ذهب الأولاد إلى مدرستهم')
    writeFileSync(join(empty, 'consumer.mjs'), CONSUMER)
  }, 240_000)

  const nodes = [
    ['22', () => join(folder, 'empty/node_modules/.bin/node')],
    ['24', () => process.execPath],
  ] as const

  test.each(nodes)('works on Node %s', (version, node) => {
    const out = execFileSync(node(), ['consumer.mjs'], { cwd: join(folder, 'empty'), encoding: 'utf8' })
    const [running, total, html, stems] = JSON.parse(out)
    expect(running.split('.')[0]).toBe(version)
    expect(total).toBe(1)
    expect(html).toContain('<mark>مدرستهم</mark>')
    expect(stems).toEqual(['مدرسه', 'إلى', 'مدرستهم'])
  })

  test.each(nodes)('has the command on Node %s', (_, node) => {
    const command = join(folder, 'empty/node_modules/fihrist/bin/fihrist.js')
    const args = [command, 'search', 'الأولاد', '--collection', 'notes', '--json']
    const out = execFileSync(node(), args, { cwd: join(folder, 'empty'), encoding: 'utf8' })
    expect(JSON.parse(out).total.value).toBe(1)
  })

  test('has types', () => {
    const consumer = join(folder, 'empty/consumer.ts')
    writeFileSync(consumer, `${CONSUMER}\nconst version: string = analyzer.version\nconsole.log(version)\n`)
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
    const options = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--skipLibCheck',
      'false',
    ]
    const types = ['--types', 'node', '--typeRoots', join(ROOT, 'node_modules/@types')]
    const { stdout, status } = spawnSync(process.execPath, [tsc, ...options, ...types, consumer], { encoding: 'utf8' })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })
})
