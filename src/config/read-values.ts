import { FihristError } from '../errors.ts'
import type { SettingTexts } from './resolve-settings.ts'
import { SETTINGS, type Setting, type SettingName } from './settings.ts'

/** The setting as its reader would say it: `--port (PORT)`. */
export function nameOf(name: SettingName): string {
  const { option, variable }: Setting = SETTINGS[name]
  return option === undefined ? variable : `--${option} (${variable})`
}

export type Range = { readonly least: number; readonly most: number; readonly form: RegExp }

/** The number of a setting; undefined when it is not set. Throws `bad_request` naming it. */
export function readNumber(texts: SettingTexts, name: SettingName, { least, most, form }: Range): number | undefined {
  const text = texts[name]
  if (text === undefined) return undefined
  if (form.test(text) && Number(text) >= least && Number(text) <= most) return Number(text)
  throw new FihristError('bad_request', `${nameOf(name)}: expected a number from ${least} to ${most}, got "${text}"`)
}

/** Whether a switch is on. Throws `bad_request` naming it. */
export function readSwitch(texts: SettingTexts, name: SettingName): boolean {
  const text = texts[name] ?? '0'
  if (/^(?:1|true)$/i.test(text)) return true
  if (/^(?:0|false)$/i.test(text)) return false
  throw new FihristError('bad_request', `${nameOf(name)}: expected 1 or 0, got "${text}"`)
}

/** One of several words. Throws `bad_request` naming the setting. */
export function readChoice<Choice extends string>(
  texts: SettingTexts,
  name: SettingName,
  choices: readonly Choice[],
): Choice {
  const text = texts[name]
  const found = choices.find((choice) => choice === text)
  if (found !== undefined) return found
  throw new FihristError('bad_request', `${nameOf(name)}: expected ${choices.join(' or ')}, got "${text}"`)
}
