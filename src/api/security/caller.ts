import type { Key } from './keys/key.ts'
import { findBySecret } from './keys/secret.ts'

/** Who sent a request, as far as it matters to what they may do. */
export type Caller = Pick<Key, 'role' | 'collections' | 'filter'> & {
  /** The key's; undefined when nobody needs a key. */
  readonly id: string | undefined
}

/** Why somebody is nobody that the server knows. */
export type Stranger = { readonly stranger: string }

/** Everybody, where nobody needs a key. */
const EVERYBODY: Caller = { id: undefined, role: 'admin' }

type Asked = {
  /** Undefined: nobody needs one. */
  readonly keys: readonly Key[] | undefined
  /** The header. */
  readonly authorization: string | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Who sends a request with this `Authorization`. */
export function identify({ keys, authorization, now }: Asked): Caller | Stranger {
  if (keys === undefined) return EVERYBODY
  const secret = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (secret === undefined) return { stranger: 'send a key: Authorization: Bearer …' }
  return callerBy(keys, secret, now)
}

/** Who visits the page, which has a key of its own to search with. */
export function identifyVisitor(
  keys: readonly Key[] | undefined,
  secret: string | undefined,
  now: number,
): Caller | Stranger {
  if (keys === undefined) return EVERYBODY
  if (secret === undefined) return { stranger: 'this page has no key to search with: FIHRIST_PAGE_KEY gives it one' }
  const caller = callerBy(keys, secret, now)
  // A secret that every visitor uses must not be able to do more, whatever becomes of the page.
  if ('stranger' in caller || caller.role === 'search') return caller
  return { stranger: 'FIHRIST_PAGE_KEY is a key to more than searching' }
}

function callerBy(keys: readonly Key[], secret: string, now: number): Caller | Stranger {
  const key = findBySecret(keys, secret)
  if (key === undefined) return { stranger: 'this key is not known here' }
  const { id, role, collections, filter, expires } = key
  if (expires !== undefined && Date.parse(expires) <= now) return { stranger: `this key expired at ${expires}` }
  return { id, role, collections, filter }
}
