import { isLoopback, readHost } from '../../config/addresses.ts'

/**
 * Whether a request may ask for the host that its `Host` header names. A page from elsewhere whose name was made to lead
 * to this machine (DNS rebinding) is of one origin with this server to the browser; only the name gives it away.
 * Ports don't matter: who owns a name owns its ports.
 */
export function isAllowedHost(header: string | undefined, allowed: readonly string[]): boolean {
  if (allowed.includes('*')) return true
  const host = readHost((header ?? '').replace(/:\d{1,5}$/, ''))
  if (host === undefined) return false
  return isLoopback(host) || allowed.some((entry) => matches(host, entry))
}

const matches = (host: string, entry: string): boolean =>
  entry.startsWith('*.') ? host.endsWith(entry.slice(1)) : host === entry
