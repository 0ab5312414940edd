import { readChoice, readNumber, readSwitch } from './read-values.ts'
import type { SettingTexts } from './resolve-settings.ts'

/** From the one that says most to the one that says least. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

export type LogLevel = (typeof LOG_LEVELS)[number]

/** What the server's log says. */
export type LogSettings = {
  readonly level: LogLevel
  /** Milliseconds after which a request is slow; undefined: none is. */
  readonly slow: number | undefined
  /** Whether the texts of queries are in it. */
  readonly queries: boolean
}

/** Throws `bad_request` naming the setting. */
export const readLog = (texts: SettingTexts): LogSettings => ({
  level: readChoice(texts, 'logLevel', LOG_LEVELS),
  slow: readNumber(texts, 'logSlow', { least: 0, most: 3_600_000, form: /^\d{1,7}$/ }) || undefined,
  queries: readSwitch(texts, 'logQueries'),
})
