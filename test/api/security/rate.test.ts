import { describe, expect, test } from 'vitest'
import { createLimiter, senderOf } from '../../../src/api/security/rate.ts'

describe('a limiter', () => {
  function start(perSecond: number, burst: number, most?: number) {
    let now = 5000
    const limiter = createLimiter({ perSecond, burst }, () => now, most)
    return { limiter, pass: (ms: number) => (now += ms) }
  }

  test('lets a burst through, then as many as the rate', () => {
    const { limiter, pass } = start(2, 3)
    expect([limiter('a'), limiter('a'), limiter('a')]).toEqual([0, 0, 0])
    expect(limiter('a')).toBe(0.5)
    pass(499)
    expect(limiter('a')).toBeGreaterThan(0)
    pass(1)
    expect(limiter('a')).toBe(0)
    expect(limiter('a')).toBe(0.5)
    pass(60_000)
    expect([limiter('a'), limiter('a'), limiter('a')]).toEqual([0, 0, 0])
    expect(limiter('a')).toBe(0.5)
  })

  test('asking in vain costs nothing', () => {
    const { limiter, pass } = start(1, 1)
    limiter('a')
    for (let i = 0; i < 100; i++) expect(limiter('a')).toBe(1)
    pass(1000)
    expect(limiter('a')).toBe(0)
  })

  test('keeps senders apart', () => {
    const { limiter } = start(1, 1)
    expect([limiter('a'), limiter('b')]).toEqual([0, 0])
    expect([limiter('a'), limiter('b')]).toEqual([1, 1])
  })

  test('remembers so many, and forgets the one that was longest silent', () => {
    const { limiter } = start(1, 1, 2)
    limiter('a')
    limiter('b')
    expect(limiter('a')).toBe(1)
    limiter('c')
    expect(limiter('a')).toBe(1)
    expect(limiter('b')).toBe(0)
  })

  test('a clock that goes back gives nothing away', () => {
    const { limiter, pass } = start(1, 1)
    limiter('a')
    pass(-10_000)
    expect(limiter('a')).toBe(1)
  })
})

test.each([
  ['192.0.2.7', 'address 192.0.2.7'],
  ['::ffff:192.0.2.7', 'address 192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', 'network 2001:db8:1:2'],
  ['2001:db8:1:2::9', 'network 2001:db8:1:2'],
  ['2001:0DB8::9', 'network 2001:db8:0:0'],
  ['::1', 'network 0:0:0:0'],
  ['fe80::1%eth0', 'network fe80:0:0:0'],
  [undefined, 'address unknown'],
  ['x'.repeat(10_000), 'address unknown'],
])('%.40s counts as %s', (address, sender) => expect(senderOf(address)).toBe(sender))
