import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Role } from './role.ts'

/** A new secret. The role stands in it for the people who keep it; what a key may do stands in the file alone. */
export const createSecret = (role: Role): string => `fh_${role}_${randomBytes(32).toString('base64url')}`

/**
 * What is kept of a secret, in hexadecimal. One SHA-256 and no salt: 256 random bits can't be guessed, so there is
 * nothing that a slow hash would make slower; it would only slow down every request.
 */
export const hashSecret = (secret: string): string => digest(secret).toString('hex')

/** The item whose hash is the secret's. Every hash is compared, in a time that does not depend on where they differ. */
export function findBySecret<Item extends { readonly hash: string }>(
  items: readonly Item[],
  secret: string,
): Item | undefined {
  const wanted = digest(secret)
  let found: Item | undefined
  for (const item of items) if (timingSafeEqual(Buffer.from(item.hash, 'hex'), wanted)) found = item
  return found
}

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest()
