import { FihristError } from '../errors.ts'
import { readNumber } from './read-values.ts'
import type { SettingTexts } from './resolve-settings.ts'

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

/** Throws `bad_request` naming the setting. */
export function readElasticsearch(texts: SettingTexts): ElasticsearchConfig {
  const addresses = (texts.elasticsearchUrl ?? '').split(',').map(readAddress)
  const count = { least: 0, most: 999, form: /^\d{1,3}$/ }
  return {
    nodes: addresses.map(({ node }) => node),
    auth: readAuth(texts) ?? addresses[0]?.auth,
    caFile: texts.elasticsearchCaFile,
    prefix: readPrefix(texts.elasticsearchPrefix),
    shards: readNumber(texts, 'elasticsearchShards', { ...count, least: 1 }),
    replicas: readNumber(texts, 'elasticsearchReplicas', count),
    waitSeconds: readNumber(texts, 'elasticsearchWait', count) ?? 0,
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

function readAuth(texts: SettingTexts): ElasticsearchConfig['auth'] {
  const { elasticsearchApiKey: apiKey, elasticsearchUsername: username, elasticsearchPassword: password } = texts
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
