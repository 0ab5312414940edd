import { set } from './set.ts'
import { SETTING_LIST, type SettingName } from './settings.ts'

/** What the command line says; a switch is true. */
export type ConfigFlags = { readonly [Name in SettingName]?: string | boolean | undefined }

/** What holds of a setting, as text, and who said so; undefined when nobody did and there is no default. */
export type Resolved = {
  readonly text: string | undefined
  readonly from: 'option' | 'variable' | 'default'
}

/** The text of every setting from the command line, then the environment, then the defaults. */
export function resolveSettings(
  flags: ConfigFlags,
  environment: NodeJS.ProcessEnv,
): Readonly<Record<SettingName, Resolved>> {
  const resolved = SETTING_LIST.map(([name, setting]): [SettingName, Resolved] => {
    const flag = flags[name]
    if (flag !== undefined)
      return [name, { text: typeof flag === 'boolean' ? String(Number(flag)) : flag, from: 'option' }]
    const text = set(environment[setting.variable])
    return [name, text === undefined ? { text: setting.default, from: 'default' } : { text, from: 'variable' }]
  })
  return Object.fromEntries(resolved) as Record<SettingName, Resolved>
}

/** The texts alone. */
export type SettingTexts = Readonly<Record<SettingName, string | undefined>>

export const textsOf = (settings: Readonly<Record<SettingName, Resolved>>): SettingTexts =>
  Object.fromEntries(Object.entries(settings).map(([name, { text }]) => [name, text])) as SettingTexts
