/** How the engine reaches its server, and what the indices that it makes are like. */
export type ElasticsearchOptions = {
  /** Addresses of one or more nodes, without credentials. */
  readonly nodes: readonly string[]
  readonly auth?: ElasticsearchAuth | undefined
  /** PEM file of the authority that signed the server's certificate. */
  readonly caFile?: string | undefined
  /** Stands before the name of everything that is made, so that indices of others are never touched. */
  readonly prefix?: string | undefined
  /** Of new indices; default 1. */
  readonly shards?: number | undefined
  /** Of new indices; by default one as soon as there is a second node. */
  readonly replicas?: number | undefined
  /** Milliseconds after which one request is given up; default 30,000. */
  readonly requestTimeout?: number | undefined
  /** Milliseconds during which a write that fails for a passing reason is tried again; default 60,000. */
  readonly retryTime?: number | undefined
  /** After how many milliseconds the server shows single writes; an acknowledgement waits for that. Default 1,000. */
  readonly refreshInterval?: number | undefined
}

type ElasticsearchAuth = { readonly apiKey: string } | { readonly username: string; readonly password: string }

/** The same with every choice made. */
export type ElasticsearchSettings = ElasticsearchOptions & {
  readonly prefix: string
  readonly shards: number
  readonly requestTimeout: number
  readonly retryTime: number
  readonly refreshInterval: number
}

const DEFAULT_PREFIX = 'fihrist-'

/** Fills in the defaults. */
export const withDefaults = (options: ElasticsearchOptions): ElasticsearchSettings => ({
  ...options,
  prefix: options.prefix ?? DEFAULT_PREFIX,
  shards: options.shards ?? 1,
  requestTimeout: options.requestTimeout ?? 30_000,
  retryTime: options.retryTime ?? 60_000,
  refreshInterval: options.refreshInterval ?? 1_000,
})
