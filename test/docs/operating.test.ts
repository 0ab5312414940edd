import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SETTING_LIST } from '../../src/config/settings.ts'

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
