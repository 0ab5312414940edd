import { isIP, isIPv6 } from 'node:net'
import type { RateLimit } from '../../config/security-settings.ts'

/** What a sender may still send at a moment (milliseconds); it fills up again with time. */
export type Bucket = { readonly tokens: number; readonly at: number }

/** Takes one request out of a bucket: what is left of it, and the seconds until one may be taken when it was empty. */
export function takeToken(bucket: Bucket | undefined, { perSecond, burst }: RateLimit, now: number) {
  const { tokens, at } = bucket ?? { tokens: burst, at: now }
  const filled = Math.min(burst, tokens + (Math.max(0, now - at) / 1000) * perSecond)
  if (filled >= 1) return { bucket: { tokens: filled - 1, at: now }, wait: 0 }
  return { bucket: { tokens: filled, at: now }, wait: (1 - filled) / perSecond }
}

/** Counts a request of a sender, and gives the seconds that it has to wait; 0: none. */
export type Limiter = (sender: string) => number

/** Senders that are kept apart at the same time: about 1 MB. */
const MOST_SENDERS = 10_000

/**
 * A limiter in this process's memory. When there are too many senders the one that was longest silent is forgotten, and
 * may send its burst again; nobody who keeps to the limit is hurt by the crowd.
 */
export function createLimiter(
  limit: RateLimit,
  now: () => number = () => performance.now(),
  most = MOST_SENDERS,
): Limiter {
  const buckets = new Map<string, Bucket>()
  return (sender) => {
    const { bucket, wait } = takeToken(buckets.get(sender), limit, now())
    // A map keeps its order: what is set anew goes to the end.
    buckets.delete(sender)
    buckets.set(sender, bucket)
    const [oldest = ''] = buckets.keys()
    if (buckets.size > most) buckets.delete(oldest)
    return wait
  }
}

/** What counts as one address: of IPv6 the network, because whoever has one address there has all of its 2⁶⁴. */
export function senderOf(address = ''): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIPv6(plain)) return `network ${networkOf(plain)}`
  // What a proxy passes on may be anything, of any length.
  return isIP(plain) === 0 ? 'address unknown' : `address ${plain}`
}

/** The first four of an IPv6 address's eight groups. */
function networkOf(address: string): string {
  const [before = [], after] = address.split('::').map((part) => part.split(':'))
  const zeros = after === undefined ? [] : Array<string>(8 - before.length - after.length).fill('0')
  const groups = [...before, ...zeros, ...(after ?? [])].slice(0, 4)
  return groups.map((group) => Number.parseInt(group || '0', 16).toString(16)).join(':')
}
