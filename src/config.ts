import { readSecurity, type SecurityFlags, type SecuritySettings } from './config/security-settings.ts'
import { set } from './config/set.ts'
import { ENGINE_NAMES, type EngineName } from './engines/engine.ts'
import { FihristError } from './errors.ts'

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
}

/** How the Elasticsearch server is reached, and what the indices made there are like. */
export type ElasticsearchConfig = {
  /** One or more nodes. */
  readonly nodes: readonly string[]
  readonly auth: { readonly apiKey: string } | { readonly username: string; readonly password: string } | undefined
  /** PEM file of the authority that signed the server's certificate. */
  readonly caFile: string | undefined
  /** Stands before the names of all that is made there. */
  readonly prefix: string | undefined
  readonly shards: number | undefined
  readonly replicas: number | undefined
  /** Seconds that a command waits for the server to come up. */
  readonly waitSeconds: number
}

/** Flags of the command line that stand above the environment. */
export type ConfigFlags = SecurityFlags & {
  readonly port?: string | undefined
  readonly host?: string | undefined
  readonly searchTimeout?: string | undefined
  readonly data?: string | undefined
  readonly engine?: string | undefined
}

/** The settings from flags, then the environment, then defaults. Throws `bad_request` naming the setting. */
export function readConfig(flags: ConfigFlags, environment: NodeJS.ProcessEnv): Config {
  const data = flags.data ?? set(environment.FIHRIST_DATA) ?? 'data'
  return {
    port: readPort(flags.port ?? set(environment.PORT) ?? '3000'),
    host: flags.host ?? set(environment.HOST) ?? '127.0.0.1',
    searchTimeout: readSearchTimeout(flags.searchTimeout ?? set(environment.FIHRIST_SEARCH_TIMEOUT) ?? '2'),
    data,
    engine: readEngine(flags.engine ?? set(environment.FIHRIST_ENGINE) ?? 'sqlite'),
    elasticsearch: readElasticsearch(environment),
    security: readSecurity(flags, environment, data),
  }
}

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new FihristError('bad_request', `port: expected a number from 0 to 65535, got "${text}"`)
}

function readSearchTimeout(text: string): number | undefined {
  const seconds = Number(text)
  if (/^\d{1,4}(\.\d{1,3})?$/.test(text)) return seconds === 0 ? undefined : seconds * 1000
  throw new FihristError('bad_request', `search timeout: expected seconds (0: none), got "${text}"`)
}

function readEngine(text: string): EngineName {
  const found = ENGINE_NAMES.find((name) => name === text)
  if (found) return found
  throw new FihristError('bad_request', `engine: expected ${ENGINE_NAMES.join(' or ')}, got "${text}"`)
}

const DEFAULT_WAIT_SECONDS = 30

function readElasticsearch(environment: NodeJS.ProcessEnv): ElasticsearchConfig {
  const addresses = (set(environment.ELASTICSEARCH_URL) ?? 'http://127.0.0.1:9200').split(',').map(readAddress)
  return {
    nodes: addresses.map(({ node }) => node),
    auth: readAuth(environment) ?? addresses[0]?.auth,
    caFile: set(environment.ELASTICSEARCH_CA_FILE),
    prefix: readPrefix(set(environment.ELASTICSEARCH_PREFIX)),
    shards: readCount('ELASTICSEARCH_SHARDS', environment, 1),
    replicas: readCount('ELASTICSEARCH_REPLICAS', environment, 0),
    waitSeconds: readCount('ELASTICSEARCH_WAIT', environment, 0) ?? DEFAULT_WAIT_SECONDS,
  }
}

/** An address and the credentials in it, which must not stay there: addresses are shown to people. */
function readAddress(text: string): { readonly node: string; readonly auth: ElasticsearchConfig['auth'] } {
  const url = URL.parse(text.trim())
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new FihristError('bad_request', 'ELASTICSEARCH_URL: expected http(s)://HOST:PORT, or several with commas')
  }
  const { username, password } = url
  url.username = ''
  url.password = ''
  const auth = { username: decodeURIComponent(username), password: decodeURIComponent(password) }
  return { node: url.href.replace(/\/$/, ''), auth: username === '' ? undefined : auth }
}

function readAuth(environment: NodeJS.ProcessEnv): ElasticsearchConfig['auth'] {
  const apiKey = set(environment.ELASTICSEARCH_API_KEY)
  const username = set(environment.ELASTICSEARCH_USERNAME)
  const password = set(environment.ELASTICSEARCH_PASSWORD)
  if (apiKey !== undefined && (username !== undefined || password !== undefined)) {
    throw new FihristError(
      'bad_request',
      'set ELASTICSEARCH_API_KEY, or ELASTICSEARCH_USERNAME and _PASSWORD, not both',
    )
  }
  if (apiKey !== undefined) return { apiKey }
  if (username === undefined && password === undefined) return undefined
  if (username !== undefined && password !== undefined) return { username, password }
  throw new FihristError('bad_request', 'set both ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD')
}

/** What an index's name may begin with. */
function readPrefix(prefix: string | undefined): string | undefined {
  if (prefix === undefined || /^[a-z0-9][a-z0-9_-]{0,62}$/.test(prefix)) return prefix
  throw new FihristError('bad_request', `ELASTICSEARCH_PREFIX: expected a-z, 0-9, "_" and "-", got "${prefix}"`)
}

function readCount(name: string, environment: NodeJS.ProcessEnv, least: number): number | undefined {
  const text = set(environment[name])
  if (text === undefined) return undefined
  if (/^\d{1,3}$/.test(text) && Number(text) >= least) return Number(text)
  throw new FihristError('bad_request', `${name}: expected a number from ${least} to 999, got "${text}"`)
}
