import type { ParseArgsOptionsConfig } from 'node:util'
import { COMMON_SETTINGS, settingHelp, settingOptions } from './setting-options.ts'

/** Options that every command takes. */
export const COMMON_OPTIONS: ParseArgsOptionsConfig = {
  ...settingOptions(COMMON_SETTINGS),
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
}

export const COMMON_HELP: Readonly<Record<string, string>> = {
  ...settingHelp(COMMON_SETTINGS),
  json: '--json               answer with JSON',
  help: '-h, --help           this help',
}
