import type { ParseArgsOptionsConfig } from 'node:util'
import { SETTING_LIST, SETTINGS, type Setting, type SettingName } from '../config/settings.ts'

/** Columns of the help in which an option stands. */
const WIDTH = 20

/** What every command has an option for. */
export const COMMON_SETTINGS: readonly SettingName[] = ['data', 'engine']

/** All others: a server's. */
export const SERVER_SETTINGS = SETTING_LIST.map(([name]) => name).filter((name) => !COMMON_SETTINGS.includes(name))

/** The options of settings as `parseArgs` takes them. */
export function settingOptions(names: readonly SettingName[]): ParseArgsOptionsConfig {
  const options = names.flatMap((name): [string, ParseArgsOptionsConfig[string]][] => {
    const { option, value, many }: Setting = SETTINGS[name]
    if (option === undefined) return []
    return [[option, value === undefined ? { type: 'boolean' } : { type: 'string', ...(many && { multiple: true }) }]]
  })
  return Object.fromEntries(options)
}

/** A line of help for each. */
export function settingHelp(names: readonly SettingName[]): Record<string, string> {
  const lines = names.flatMap((name): [string, string][] => {
    const { option, value, variable, what, ...setting }: Setting = SETTINGS[name]
    if (option === undefined) return []
    const usage = `--${option}${value === undefined ? '' : ` ${value}`}`
    // A switch is off by default, and its variable is on at 1.
    const usual = value === undefined || setting.default === undefined ? '' : `, default ${setting.default}`
    return [[option, `${usage.padEnd(WIDTH)} ${what.replace(/^1: /, '')} (${variable}${usual})`]]
  })
  return Object.fromEntries(lines)
}
