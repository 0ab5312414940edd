import { join } from 'node:path'
import { FihristError } from '../errors.ts'
import { readHost, readOrigin } from './addresses.ts'
import { set } from './set.ts'

/** How many requests a key, or an address without one, may send: `perSecond` on the whole, `burst` of them at once. */
export type RateLimit = { readonly perSecond: number; readonly burst: number }

/** Who may ask the server, from where, and how often. */
export type SecuritySettings = {
  /** Hosts by which it may be asked besides loopback and its own; `*.example.org` with all below it, `*` any. */
  readonly allowedHosts: readonly string[]
  /** Origins whose pages may read its answers, and write; `*`: any may read. */
  readonly corsOrigins: readonly string[]
  /** That it was said that other machines may reach it although there are no keys. */
  readonly open: boolean
  readonly keysFile: string
  /** That the file of keys was named, so that it is a mistake when it is not there. */
  readonly keysFileNamed: boolean
  /** The secret of the key by which the page without scripts searches. */
  readonly pageKey: string | undefined
  readonly rateLimit: RateLimit | undefined
  /** How many proxies stand before the server: the address that the farthest of them saw is the client's. */
  readonly trustProxy: number
}

/** Flags of the command line that stand above the environment. */
export type SecurityFlags = {
  readonly allowHost?: string | undefined
  readonly cors?: string | undefined
  readonly open?: boolean | undefined
}

/** The settings from flags, then the environment. `data` is the folder of the data. Throws `bad_request` naming the setting. */
export function readSecurity(flags: SecurityFlags, environment: NodeJS.ProcessEnv, data: string): SecuritySettings {
  const keysFile = set(environment.FIHRIST_KEYS)
  return {
    allowedHosts: readList(flags.allowHost ?? environment.FIHRIST_ALLOWED_HOSTS, readAllowedHost),
    corsOrigins: readList(flags.cors ?? environment.FIHRIST_CORS_ORIGINS, readCorsOrigin),
    open: flags.open ?? readSwitch('FIHRIST_OPEN', environment),
    keysFile: keysFile ?? join(data, 'keys.json'),
    keysFileNamed: keysFile !== undefined,
    pageKey: set(environment.FIHRIST_PAGE_KEY),
    rateLimit: readRateLimit(environment),
    trustProxy: readNumber('FIHRIST_TRUST_PROXY', environment, { least: 0, most: 10, form: /^\d+$/ }) ?? 0,
  }
}

function readList(text: string | undefined, read: (item: string) => string): string[] {
  const items = (text ?? '').split(',').map((item) => item.trim())
  return items.filter((item) => item !== '').map((item) => (item === '*' ? item : read(item)))
}

function readAllowedHost(text: string): string {
  const [, wildcard = '', name = ''] = /^(\*\.)?(.*)$/s.exec(text) ?? []
  const host = readHost(name)
  if (host !== undefined) return wildcard + host
  const forms = 'example.org, *.example.org, 192.168.1.5 or *'
  throw new FihristError('bad_request', `--allow-host (FIHRIST_ALLOWED_HOSTS): expected ${forms}, got "${text}"`)
}

function readCorsOrigin(text: string): string {
  const origin = readOrigin(text)
  if (origin !== undefined) return origin
  throw new FihristError(
    'bad_request',
    `--cors (FIHRIST_CORS_ORIGINS): expected origins like https://example.org, or *, got "${text}"`,
  )
}

function readSwitch(name: string, environment: NodeJS.ProcessEnv): boolean {
  const text = set(environment[name]) ?? '0'
  if (/^(?:1|true)$/i.test(text)) return true
  if (/^(?:0|false)$/i.test(text)) return false
  throw new FihristError('bad_request', `${name}: expected 1 or 0, got "${text}"`)
}

function readRateLimit(environment: NodeJS.ProcessEnv): RateLimit | undefined {
  const perSecond = readNumber('FIHRIST_RATE_LIMIT', environment, { least: 0, most: 100_000, form: /^\d+(?:\.\d+)?$/ })
  const burst = readNumber('FIHRIST_RATE_BURST', environment, { least: 1, most: 1_000_000, form: /^\d+$/ })
  if (perSecond === undefined || perSecond === 0) return undefined
  // Whoever types a query and opens two of its documents is no flood.
  return { perSecond, burst: burst ?? Math.max(1, Math.ceil(2 * perSecond)) }
}

type Numbers = { readonly least: number; readonly most: number; readonly form: RegExp }

function readNumber(name: string, environment: NodeJS.ProcessEnv, { least, most, form }: Numbers): number | undefined {
  const text = set(environment[name])
  if (text === undefined) return undefined
  if (form.test(text) && Number(text) >= least && Number(text) <= most) return Number(text)
  throw new FihristError('bad_request', `${name}: expected a number from ${least} to ${most}, got "${text}"`)
}
