import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type ConfigFlags, readConfig } from '../../src/config.ts'

const read = (environment: NodeJS.ProcessEnv, flags: ConfigFlags = {}) => readConfig(flags, environment).security

test('nothing is open when nothing is said', () => {
  const nothing = {
    allowedHosts: [],
    corsOrigins: [],
    open: false,
    keysFile: join('data', 'keys.json'),
    keysFileNamed: false,
    pageKey: undefined,
    rateLimit: undefined,
    trustProxy: 0,
  }
  expect(read({})).toEqual(nothing)
  const empty = ['ALLOWED_HOSTS', 'CORS_ORIGINS', 'OPEN', 'KEYS', 'PAGE_KEY', 'RATE_LIMIT', 'RATE_BURST', 'TRUST_PROXY']
  expect(read(Object.fromEntries(empty.map((name) => [`FIHRIST_${name}`, ''])))).toEqual(nothing)
})

test('everything can be said', () => {
  expect(
    read({
      FIHRIST_ALLOWED_HOSTS: 'Example.org, *.example.com,,::2',
      FIHRIST_CORS_ORIGINS: 'https://Example.org/,http://localhost:5173',
      FIHRIST_OPEN: 'true',
      FIHRIST_KEYS: '/etc/keys.json',
      FIHRIST_PAGE_KEY: 'fh_search_x',
      FIHRIST_RATE_LIMIT: '0.5',
      FIHRIST_TRUST_PROXY: '2',
    }),
  ).toEqual({
    allowedHosts: ['example.org', '*.example.com', '[::2]'],
    corsOrigins: ['https://example.org', 'http://localhost:5173'],
    open: true,
    keysFile: '/etc/keys.json',
    keysFileNamed: true,
    pageKey: 'fh_search_x',
    rateLimit: { perSecond: 0.5, burst: 1 },
    trustProxy: 2,
  })
})

test('a flag stands above its variable, and the keys lie with the data', () => {
  const environment = {
    FIHRIST_ALLOWED_HOSTS: 'a',
    FIHRIST_CORS_ORIGINS: 'http://a',
    FIHRIST_OPEN: '0',
    FIHRIST_DATA: 'x',
  }
  expect(read(environment, { allowHost: '*', cors: '*', open: true, data: 'y' })).toMatchObject({
    allowedHosts: ['*'],
    corsOrigins: ['*'],
    open: true,
    keysFile: join('y', 'keys.json'),
  })
})

test.each([
  [{ FIHRIST_RATE_LIMIT: '20' }, { perSecond: 20, burst: 40 }],
  [
    { FIHRIST_RATE_LIMIT: '20', FIHRIST_RATE_BURST: '5' },
    { perSecond: 20, burst: 5 },
  ],
  [{ FIHRIST_RATE_LIMIT: '0' }, undefined],
])('%j', (environment, rateLimit) => expect(read(environment).rateLimit).toEqual(rateLimit))

describe('refused', () => {
  test.each([
    ['ALLOWED_HOSTS', 'example.org:80'],
    ['ALLOWED_HOSTS', 'http://example.org'],
    ['ALLOWED_HOSTS', '*.'],
    ['ALLOWED_HOSTS', '*x'],
    ['CORS_ORIGINS', 'example.org'],
    ['CORS_ORIGINS', 'https://example.org/page'],
    ['CORS_ORIGINS', 'null'],
    ['OPEN', 'perhaps'],
    ['RATE_LIMIT', 'many'],
    ['RATE_LIMIT', '-1'],
    ['RATE_BURST', '0'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '99'],
  ])('FIHRIST_%s=%s, naming it', (name, value) => {
    expect(() => read({ [`FIHRIST_${name}`]: value })).toThrow(
      expect.objectContaining({ code: 'bad_request', message: expect.stringContaining(`FIHRIST_${name}`) }),
    )
  })
})
