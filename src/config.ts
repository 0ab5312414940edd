import { type ElasticsearchConfig, readElasticsearch } from './config/elasticsearch-settings.ts'
import { type LogSettings, readLog } from './config/log-settings.ts'
import { nameOf, readChoice, readNumber } from './config/read-values.ts'
import { type ConfigFlags, type Resolved, resolveSettings, textsOf } from './config/resolve-settings.ts'
import { readSecurity, type SecuritySettings } from './config/security-settings.ts'
import type { SettingName } from './config/settings.ts'
import { ENGINE_NAMES, type EngineName } from './engines/engine.ts'
import { FihristError } from './errors.ts'

export type { ElasticsearchConfig } from './config/elasticsearch-settings.ts'
export type { ConfigFlags } from './config/resolve-settings.ts'

export type Config = {
  readonly port: number
  readonly host: string
  /** Milliseconds that a search over HTTP may work; undefined: as long as it takes. */
  readonly searchTimeout: number | undefined
  /** Folder of the SQLite files. */
  readonly data: string
  readonly engine: EngineName
  readonly elasticsearch: ElasticsearchConfig
  readonly security: SecuritySettings
  readonly log: LogSettings
  /** Every setting as it was said, and by whom: secrets too. */
  readonly said: Readonly<Record<SettingName, Resolved>>
}

/** The settings from flags, then the environment, then defaults. Throws `bad_request` naming the setting. */
export function readConfig(flags: ConfigFlags, environment: NodeJS.ProcessEnv): Config {
  const said = resolveSettings(flags, environment)
  const texts = textsOf(said)
  const { data = '', host = '', searchTimeout = '' } = texts
  return {
    port: readNumber(texts, 'port', { least: 0, most: 65_535, form: /^\d{1,5}$/ }) ?? 0,
    host,
    searchTimeout: readSearchTimeout(searchTimeout),
    data,
    engine: readChoice(texts, 'engine', ENGINE_NAMES),
    elasticsearch: readElasticsearch(texts),
    security: readSecurity(texts, data),
    log: readLog(texts),
    said,
  }
}

function readSearchTimeout(text: string): number | undefined {
  const seconds = Number(text)
  if (/^\d{1,4}(\.\d{1,3})?$/.test(text)) return seconds === 0 ? undefined : seconds * 1000
  throw new FihristError('bad_request', `${nameOf('searchTimeout')}: expected seconds (0: none), got "${text}"`)
}
