import { join } from 'node:path'
import { FihristError } from '../errors.ts'
import { readHost, readOrigin } from './addresses.ts'
import { nameOf, readNumber, readSwitch } from './read-values.ts'
import type { SettingTexts } from './resolve-settings.ts'

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

/** `data` is the folder of the data. Throws `bad_request` naming the setting. */
export function readSecurity(texts: SettingTexts, data: string): SecuritySettings {
  return {
    allowedHosts: readList(texts.allowHost, readAllowedHost),
    corsOrigins: readList(texts.cors, readCorsOrigin),
    open: readSwitch(texts, 'open'),
    keysFile: texts.keys ?? join(data, 'keys.json'),
    keysFileNamed: texts.keys !== undefined,
    pageKey: texts.pageKey,
    rateLimit: readRateLimit(texts),
    trustProxy: readNumber(texts, 'trustProxy', { least: 0, most: 10, form: /^\d+$/ }) ?? 0,
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
  throw new FihristError('bad_request', `${nameOf('allowHost')}: expected ${forms}, got "${text}"`)
}

function readCorsOrigin(text: string): string {
  const origin = readOrigin(text)
  if (origin !== undefined) return origin
  throw new FihristError(
    'bad_request',
    `${nameOf('cors')}: expected origins like https://example.org, or *, got "${text}"`,
  )
}

function readRateLimit(texts: SettingTexts): RateLimit | undefined {
  const perSecond = readNumber(texts, 'rateLimit', { least: 0, most: 100_000, form: /^\d+(?:\.\d+)?$/ })
  const burst = readNumber(texts, 'rateBurst', { least: 1, most: 1_000_000, form: /^\d+$/ })
  if (perSecond === undefined || perSecond === 0) return undefined
  // Whoever types a query and opens two of its documents is no flood.
  return { perSecond, burst: burst ?? Math.max(1, Math.ceil(2 * perSecond)) }
}
