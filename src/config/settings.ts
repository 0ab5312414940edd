/** A setting: how it is said, and what holds when nothing is said. Help, `fihrist config` and docs/operating.md follow it. */
export type Setting = {
  readonly variable: string
  /** The option of the command line, without its dashes; undefined: there is none. */
  readonly option?: string
  /** What the option's value is called in the help; undefined: the option is a switch. */
  readonly value?: string
  /** Whether the option may come again. */
  readonly many?: true
  /** The text that holds when nothing is said; undefined: none does, and `otherwise` has in words what happens then. */
  readonly default?: string
  readonly otherwise?: string
  readonly what: string
  /** What nobody is shown: the whole text, or the passwords in its URLs. */
  readonly secret?: 'all' | 'passwords'
}

export const SETTINGS = {
  port: {
    variable: 'PORT',
    option: 'port',
    value: 'N',
    default: '3000',
    what: 'port; 0 takes a free one',
  },
  host: {
    variable: 'HOST',
    option: 'host',
    value: 'NAME',
    default: '127.0.0.1',
    what: 'address to listen on',
  },
  searchTimeout: {
    variable: 'FIHRIST_SEARCH_TIMEOUT',
    option: 'search-timeout',
    value: 'S',
    default: '2',
    what: 'seconds that a search may take; 0: as long as it takes',
  },
  data: {
    variable: 'FIHRIST_DATA',
    option: 'data',
    value: 'FOLDER',
    default: 'data',
    what: 'folder of the SQLite files',
  },
  engine: {
    variable: 'FIHRIST_ENGINE',
    option: 'engine',
    value: 'NAME',
    default: 'sqlite',
    what: 'sqlite or elasticsearch',
  },
  allowHost: {
    variable: 'FIHRIST_ALLOWED_HOSTS',
    option: 'allow-host',
    value: 'NAMES',
    many: true,
    what: 'names that it is asked for by besides its own; * any',
  },
  cors: {
    variable: 'FIHRIST_CORS_ORIGINS',
    option: 'cors',
    value: 'ORIGINS',
    many: true,
    what: 'pages that may use the API from elsewhere; * any',
  },
  open: {
    variable: 'FIHRIST_OPEN',
    option: 'open',
    default: '0',
    what: '1: other machines may reach it without a key',
  },
  keys: { variable: 'FIHRIST_KEYS', otherwise: 'DATA/keys.json', what: 'file of the keys' },
  pageKey: {
    variable: 'FIHRIST_PAGE_KEY',
    secret: 'all',
    what: 'secret of the search key by which the page searches',
  },
  rateLimit: { variable: 'FIHRIST_RATE_LIMIT', otherwise: 'none', what: 'requests a second' },
  rateBurst: { variable: 'FIHRIST_RATE_BURST', otherwise: 'twice the limit', what: 'requests at once' },
  trustProxy: { variable: 'FIHRIST_TRUST_PROXY', default: '0', what: 'proxies that stand before it' },
  logLevel: {
    variable: 'FIHRIST_LOG_LEVEL',
    option: 'log-level',
    value: 'LEVEL',
    default: 'info',
    what: 'debug, info, warn, error or silent',
  },
  logSlow: {
    variable: 'FIHRIST_LOG_SLOW',
    option: 'log-slow',
    value: 'MS',
    default: '1000',
    what: 'milliseconds after which a request is logged as slow; 0: none is',
  },
  logQueries: {
    variable: 'FIHRIST_LOG_QUERIES',
    option: 'log-queries',
    default: '0',
    what: '1: the log has the texts of queries too',
  },
  elasticsearchUrl: {
    variable: 'ELASTICSEARCH_URL',
    default: 'http://127.0.0.1:9200',
    secret: 'passwords',
    what: 'address of the server; several nodes with commas',
  },
  elasticsearchApiKey: { variable: 'ELASTICSEARCH_API_KEY', secret: 'all', what: 'its API key, or:' },
  elasticsearchUsername: { variable: 'ELASTICSEARCH_USERNAME', what: 'its user' },
  elasticsearchPassword: { variable: 'ELASTICSEARCH_PASSWORD', secret: 'all', what: 'the user’s password' },
  elasticsearchCaFile: {
    variable: 'ELASTICSEARCH_CA_FILE',
    what: 'PEM file of the authority that signed its certificate',
  },
  elasticsearchPrefix: {
    variable: 'ELASTICSEARCH_PREFIX',
    otherwise: 'fihrist-',
    what: 'stands before every name on the server',
  },
  elasticsearchShards: { variable: 'ELASTICSEARCH_SHARDS', otherwise: '1', what: 'of indices made from now on' },
  elasticsearchReplicas: {
    variable: 'ELASTICSEARCH_REPLICAS',
    otherwise: '1 as soon as there are two nodes',
    what: 'of indices made from now on',
  },
  elasticsearchWait: {
    variable: 'ELASTICSEARCH_WAIT',
    default: '30',
    what: 'seconds that a command waits for the server to come up',
  },
} as const satisfies Readonly<Record<string, Setting>>

export type SettingName = keyof typeof SETTINGS

/** Every setting with its name, in the order of the documentation. */
export const SETTING_LIST = Object.entries(SETTINGS) as unknown as readonly (readonly [SettingName, Setting])[]
