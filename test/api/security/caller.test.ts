import { describe, expect, test } from 'vitest'
import { identify, identifyVisitor } from '../../../src/api/security/caller.ts'
import { createSecret, findBySecret, hashSecret } from '../../../src/api/security/keys/secret.ts'
import { makeKey } from './support/callers.ts'

const day = makeKey({ expires: '2026-06-02T00:00:00.000Z' })
const before = Date.parse('2026-06-01T23:59:59.999Z')

describe('who sends a request', () => {
  test('anybody, where nobody needs a key, whatever is sent', () => {
    const all = { id: undefined, role: 'admin' }
    expect(identify({ keys: undefined, authorization: 'Basic x', now: 0 })).toEqual(all)
    expect(identifyVisitor(undefined, undefined, 0)).toEqual(all)
  })

  test('a key is good until the moment at which it expires', () => {
    const authorization = `Bearer ${day.secret}`
    const found = { id: day.key.id, role: 'search', collections: undefined, filter: undefined }
    expect(identify({ keys: [day.key], authorization, now: before })).toEqual(found)
    expect(identify({ keys: [day.key], authorization, now: before + 1 })).toEqual({
      stranger: expect.stringContaining('expired at 2026-06-02'),
    })
  })

  test('a hash is no secret', () => {
    expect(identify({ keys: [day.key], authorization: `Bearer ${day.key.hash}`, now: before })).toHaveProperty(
      'stranger',
    )
  })

  test('no keys let nobody in', () => {
    expect(identify({ keys: [], authorization: `Bearer ${day.secret}`, now: before })).toHaveProperty('stranger')
  })
})

describe('a secret', () => {
  test('is 32 random bytes under its role', () => {
    expect(createSecret('write')).toMatch(/^fh_write_[\w-]{43}$/)
    expect(new Set(Array.from({ length: 100 }, () => createSecret('search'))).size).toBe(100)
  })

  test('finds its own key among others', () => {
    const keys = Array.from({ length: 5 }, () => makeKey())
    for (const { key, secret } of keys) {
      expect(
        findBySecret(
          keys.map((made) => made.key),
          secret,
        ),
      ).toBe(key)
    }
    expect(hashSecret('a')).toBe('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb')
  })
})
