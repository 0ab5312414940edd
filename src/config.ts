import { FihristError } from './errors.ts'

export const ENGINE_NAMES = ['sqlite', 'elasticsearch'] as const
export type EngineName = (typeof ENGINE_NAMES)[number]

export type Config = {
  readonly port: number
  readonly host: string
  /** Folder of the SQLite files. */
  readonly data: string
  readonly engine: EngineName
  readonly elasticsearchUrl: string | undefined
}

/** Flags of the command line that stand above the environment. */
export type ConfigFlags = {
  readonly port?: string | undefined
  readonly host?: string | undefined
  readonly data?: string | undefined
  readonly engine?: string | undefined
}

/** The settings from flags, then the environment, then defaults. Throws `bad_request` naming the setting. */
export function readConfig(flags: ConfigFlags, environment: NodeJS.ProcessEnv): Config {
  return {
    port: readPort(flags.port ?? set(environment.PORT) ?? '3000'),
    host: flags.host ?? set(environment.HOST) ?? '127.0.0.1',
    data: flags.data ?? set(environment.FIHRIST_DATA) ?? 'data',
    engine: readEngine(flags.engine ?? set(environment.FIHRIST_ENGINE) ?? 'sqlite'),
    elasticsearchUrl: set(environment.ELASTICSEARCH_URL),
  }
}

/** An empty variable counts as none, as in most shells' scripts. */
const set = (value: string | undefined): string | undefined => (value === '' ? undefined : value)

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new FihristError('bad_request', `port: expected a number from 0 to 65535, got "${text}"`)
}

function readEngine(text: string): EngineName {
  const found = ENGINE_NAMES.find((name) => name === text)
  if (found) return found
  throw new FihristError('bad_request', `engine: expected ${ENGINE_NAMES.join(' or ')}, got "${text}"`)
}
