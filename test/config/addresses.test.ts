import { describe, expect, test } from 'vitest'
import { isLoopback, readHost, readOrigin } from '../../src/config/addresses.ts'

describe('a host', () => {
  test.each([
    ['Example.ORG', 'example.org'],
    ['example.org.', 'example.org'],
    ['127.0.0.1', '127.0.0.1'],
    ['::1', '[::1]'],
    ['[::1]', '[::1]'],
    ['[0:0:0:0:0:0:0:1]', '[::1]'],
    ['fihrist_1', 'fihrist_1'],
    ['مثال.إختبار', 'xn--mgbh0fb.xn--kgbechtv'],
  ])('%s is %s', (text, host) => expect(readHost(text)).toBe(host))

  test.each([
    '',
    'a:80',
    'a/b',
    'a@b',
    'a b',
    '*',
    '[::1',
    '::1]',
    'a\\b',
    'a?b',
    'a#b',
    '%6c',
    '999.0.0.1',
    '[::1]:80',
  ])('%j is none', (text) => expect(readHost(text)).toBeUndefined())
})

test.each([
  ['localhost', true],
  ['fihrist.localhost', true],
  ['127.0.0.1', true],
  ['127.255.1.2', true],
  ['[::1]', true],
  ['[::ffff:7f00:1]', true],
  ['', false],
  ['localhost.example.org', false],
  ['notlocalhost', false],
  ['127.0.0.1.example.org', false],
  ['0.0.0.0', false],
  ['[::]', false],
  ['192.168.1.5', false],
  ['[::ffff:a00:1]', false],
])('that %s is this machine is %s', (host, is) => expect(isLoopback(host)).toBe(is))

describe('an origin', () => {
  test.each([
    ['https://example.org', 'https://example.org'],
    ['HTTPS://Example.org/', 'https://example.org'],
    ['http://localhost:5173', 'http://localhost:5173'],
    ['https://example.org:443', 'https://example.org'],
  ])('%s is %s', (text, origin) => expect(readOrigin(text)).toBe(origin))

  test.each([
    '',
    'null',
    '*',
    'example.org',
    'https://example.org/a',
    'https://example.org?',
    'https://a:b@c',
    'ftp://a',
  ])('%j is none', (text) => expect(readOrigin(text)).toBeUndefined())
})
