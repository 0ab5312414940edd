import { expect, test } from 'vitest'
import { isAllowedHost } from '../../../src/api/security/hosts.ts'

test.each([
  ['localhost', [], true],
  ['LOCALHOST:3000', [], true],
  ['fihrist.localhost:3000', [], true],
  ['127.0.0.1:3000', [], true],
  ['127.1.2.3', [], true],
  ['[::1]:3000', [], true],
  ['evil.example:3000', [], false],
  ['127.0.0.1.evil.example', [], false],
  ['localhost.evil.example:3000', [], false],
  ['evil@localhost', [], false],
  ['192.168.1.5:3000', [], false],
  ['', [], false],
  [undefined, [], false],
  [undefined, ['*'], true],
  ['evil.example', ['*'], true],
  ['search.example.org:8080', ['search.example.org'], true],
  ['Search.Example.org.', ['search.example.org'], true],
  ['example.org', ['search.example.org'], false],
  ['a.b.example.org', ['*.example.org'], true],
  ['example.org', ['*.example.org'], false],
  ['badexample.org', ['*.example.org'], false],
  ['192.168.1.5:3000', ['192.168.1.5'], true],
  ['localhost', ['search.example.org'], true],
])('Host: %s with %j is %s', (host, allowed, is) => expect(isAllowedHost(host, allowed)).toBe(is))
