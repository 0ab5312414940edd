import { isIPv6 } from 'node:net'

/**
 * A host as hosts are compared: in lower case, without a final dot, an IPv6 address in brackets, a name in other letters
 * than Latin in its `xn--` form. Undefined when the text is no host, and when anything (a port, a path) stands beside it.
 */
export function readHost(text: string): string | undefined {
  if (isIPv6(text)) return URL.parse(`http://[${text}]/`)?.hostname
  if (!/^(?:\[[\da-f:.]+\]|[^\s/?#@:\\[\]*%]+)$/iu.test(text)) return undefined
  return URL.parse(`http://${text}/`)?.hostname.replace(/\.$/, '')
}

/** Whether a host that `readHost` has read is this machine itself. Nobody else can own a name that ends in `.localhost`. */
export function isLoopback(host: string): boolean {
  return (
    /^(?:.+\.)?localhost$/.test(host) ||
    /^127(?:\.\d+){3}$/.test(host) ||
    host === '[::1]' ||
    // 127.0.0.0/8 written as IPv6.
    /^\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\]$/.test(host)
  )
}

/** The origin in the text as browsers write it (`https://example.org`, without a usual port); undefined when it is none,
 * or an address with more than an origin. */
export function readOrigin(text: string): string | undefined {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined
  const { origin } = url
  return url.href === `${origin}/` ? origin : undefined
}
