import type { Key } from '../../../../src/api/security/keys/key.ts'
import { createSecret, hashSecret } from '../../../../src/api/security/keys/secret.ts'
import { LOCAL, type Security } from '../../../../src/api/security/security.ts'

type Rights = Partial<Pick<Key, 'role' | 'collections' | 'filter' | 'expires'>>

/** A key with its secret. */
export function makeKey(rights: Rights = {}): { readonly key: Key; readonly secret: string } {
  const secret = createSecret(rights.role ?? 'search')
  const id = hashSecret(secret).slice(0, 8)
  const key: Key = { id, role: 'search', hash: hashSecret(secret), created: '2026-01-01T00:00:00.000Z', ...rights }
  return { key, secret }
}

/** The security of a local server with these keys, and what is said besides. */
export const withKeys = (keys: readonly Key[], changes: Partial<Security> = {}): Security => ({
  ...LOCAL,
  keys: () => keys,
  ...changes,
})

/** The header that sends a key. */
export const bearer = (secret: string): { readonly Authorization: string } => ({ Authorization: `Bearer ${secret}` })
