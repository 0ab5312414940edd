import { isLoopback, readHost } from '../../config/addresses.ts'
import type { SecuritySettings } from '../../config/security-settings.ts'
import { FihristError } from '../../errors.ts'
import { identifyVisitor } from './caller.ts'
import { createKeyRing, type KeyRing } from './keys/key-ring.ts'

/** Who may ask the API, from where, and how often. */
export type Security = Pick<
  SecuritySettings,
  'allowedHosts' | 'corsOrigins' | 'pageKey' | 'rateLimit' | 'trustProxy'
> & {
  readonly keys: KeyRing
}

/** As a server on its user's own machine needs it: asked by loopback's names only, no keys, no pages from elsewhere. */
export const LOCAL: Security = {
  allowedHosts: [],
  corsOrigins: [],
  keys: () => undefined,
  pageKey: undefined,
  rateLimit: undefined,
  trustProxy: 0,
}

/**
 * The security of a server that listens on `host`; `warn` gets a line about what it may not be meant to be. Throws
 * `bad_request` when other machines would reach it, it has no keys, and nobody said that this is meant; `bad_keys`.
 */
export function openSecurity(settings: SecuritySettings, host: string, warn: (line: string) => void): Security {
  const { keysFile, keysFileNamed, open, pageKey, allowedHosts } = settings
  const keys = createKeyRing({ file: keysFile, report: warn })
  // An empty host is every address of the machine, as for `listen`.
  const own = readHost(host) ?? ''
  if (keys() === undefined) {
    if (keysFileNamed && !open) throw refuse(`FIHRIST_KEYS names ${keysFile}, which is not there`)
    if (!isLoopback(own)) {
      if (!open)
        throw refuse(`on ${host === '' ? 'every address' : host} everybody who reaches it could read, write and delete`)
      warn('open: everybody who reaches this server may read, write and delete, because it was told so and has no keys')
    }
  } else if (pageKey !== undefined) {
    const visitor = identifyVisitor(keys(), pageKey, Date.now())
    if ('stranger' in visitor) warn(`the page is closed to visitors (FIHRIST_PAGE_KEY): ${visitor.stranger}`)
  }
  const ownHosts = UNSPECIFIED.includes(own) ? [] : [own]
  return { ...settings, keys, allowedHosts: [...allowedHosts, ...ownHosts] }
}

/** Addresses to listen on that are no address to ask for. */
const UNSPECIFIED = ['', '0.0.0.0', '[::]']

const refuse = (why: string): FihristError => {
  const ways = 'make a key with: fihrist keys add --role search (or write, admin), or say that it is meant with --open'
  return new FihristError('bad_request', `${why}: ${ways} (FIHRIST_OPEN=1)`)
}
