import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createLog } from '../../src/api/log/log.ts'
import { createMetrics } from '../../src/api/metrics/metrics.ts'
import { SETTING_LIST } from '../../src/config/settings.ts'
import { createLightEngine } from '../api/support/light-engine.ts'
import { startTestServer } from '../api/support/start-test-server.ts'

const page = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8')

/** The rows of the tables below a heading, up to the next heading of its level; cells without backticks. */
function rowsBelow(heading: string): string[][] {
  const [, rest = ''] = page.split(`\n## ${heading}\n`)
  const [section = ''] = rest.split('\n## ')
  return [...section.matchAll(/^\| (`.*)\|$/gm)].map(([, row = '']) =>
    row.split('|').map((cell) => cell.trim().replaceAll('`', '')),
  )
}

test('the table of settings has every one with its option and its default', () => {
  const rows = rowsBelow('Settings').map(([variable, option, usual]) => [variable, option, usual])
  expect(rows).toEqual(
    SETTING_LIST.map(([, setting]) => [
      setting.variable,
      setting.option === undefined ? '' : `--${setting.option}`,
      // A switch is off.
      setting.default === '0' && setting.value === undefined && setting.option !== undefined
        ? ''
        : (setting.default ?? setting.otherwise ?? ''),
    ]),
  )
})

test('the line of the log is as one really is', async () => {
  const lines: string[] = []
  const log = createLog({ level: 'info', write: (line) => lines.push(line) })
  const server = await startTestServer({ engine: createLightEngine(), log })
  try {
    const id = '4bf92f3577b34da6a3ce929d0e0e4736'
    await fetch(`${server.url}/collections/articles/search?q=a`, { headers: { 'X-Request-Id': id } })
    await expect.poll(() => lines).toHaveLength(1)
  } finally {
    await server.close()
  }
  const [, example = ''] = /```json\n(\{"level".*\})\n```/.exec(page) ?? []
  const alike = (line: string) =>
    line.replace(/"time":"[\d-]{10}T[\d:.]{12}Z"/, '"time":…').replace(/"(ms|bytes)":[\d.]+/g, '"$1":…')
  expect(alike(lines[0] ?? '')).toBe(`${alike(example)}\n`)
})

test('every field of the log and every metric is told', async () => {
  expect(rowsBelow('Logs').flatMap(([names = '']) => names.split(', '))).toEqual(
    'level id route status ms bytes code queryLength query err'.split(' '),
  )
  const load = { running: 0, waiting: 0, refused: 0, timedOut: 0 }
  const usage = { documents: 1, bytes: 1, copy: '1', rebuilding: false }
  const metrics = createMetrics()
  metrics.request({ route: '/', method: 'GET', status: '200', seconds: 1 })
  const text = await metrics.render({ load, usage: { complete: true, collections: [{ name: 'a', usage }] } })
  const kinds = Object.fromEntries([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, kind]) => [name, kind]))
  const labelsOf = (name: string) => {
    const labels = new RegExp(`^${name}(?:_count)?\\{(.*?)\\}`, 'm').exec(text)?.[1] ?? ''
    return [...labels.matchAll(/(\w+)=/g)].map(([, label]) => label).join(', ')
  }
  const rows = rowsBelow('Metrics').map(([name = '', labels]) => [name, labels])
  expect(rows).toEqual(
    Object.keys(kinds).map((name) => [
      name,
      name === 'fihrist_build_info' ? 'version, engine, analyzer' : labelsOf(name),
    ]),
  )
})
