import type { Resolved } from './resolve-settings.ts'
import { SETTING_LIST, type Setting, type SettingName } from './settings.ts'

/** A setting as it holds, fit to be shown. */
export type DescribedSetting = {
  readonly name: SettingName
  /** Secrets as `***`; null: nothing is set, and there is no default. */
  readonly value: string | null
  readonly from: Resolved['from']
  /** What said so: `--port`, `PORT`, or `default`. */
  readonly source: string
  readonly variable: string
  readonly option: string | null
  readonly what: string
}

const HIDDEN = '***'

/** Every setting. `effective` has values that follow from others, instead of what is said of them in words. */
export function describeSettings(
  said: Readonly<Record<SettingName, Resolved>>,
  effective: { readonly [Name in SettingName]?: string },
): DescribedSetting[] {
  return SETTING_LIST.map(([name, setting]) => {
    const { text, from } = said[name]
    const { variable, option, what } = setting
    const value = text === undefined ? (effective[name] ?? setting.otherwise ?? null) : hideSecret(text, setting)
    const source = { option: `--${option}`, variable, default: 'default' }[from]
    return { name, value, from, source, variable, option: option === undefined ? null : `--${option}`, what }
  })
}

function hideSecret(text: string, { secret }: Setting): string {
  if (secret === undefined) return text
  if (secret === 'all') return HIDDEN
  return text
    .split(',')
    .map((address) => hidePassword(address.trim()))
    .join(',')
}

/** What can't be read as a URL was refused before: nothing of it is shown all the same. */
function hidePassword(address: string): string {
  const url = URL.parse(address)
  if (url === null) return HIDDEN
  if (url.password === '' && url.search === '') return address
  url.password = url.password === '' ? '' : HIDDEN
  // Some proxies take keys there.
  url.search = url.search === '' ? '' : HIDDEN
  return url.href
}
