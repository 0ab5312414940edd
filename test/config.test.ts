import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { toFihristError } from '../src/errors.ts'

const read = (environment: NodeJS.ProcessEnv) => readConfig({}, environment).elasticsearch

describe('Elasticsearch', () => {
  test('stands on this machine when nothing is said', () => {
    expect(read({ ELASTICSEARCH_URL: '' })).toEqual({
      nodes: ['http://127.0.0.1:9200'],
      auth: undefined,
      caFile: undefined,
      prefix: undefined,
      shards: undefined,
      replicas: undefined,
      waitSeconds: 30,
    })
  })

  test('has one or several addresses; what is secret in one does not stay there', () => {
    expect(read({ ELASTICSEARCH_URL: 'https://u:p%40ss@a:9200/, http://b' })).toMatchObject({
      nodes: ['https://a:9200', 'http://b'],
      auth: { username: 'u', password: 'p@ss' },
    })
  })

  test.each([
    [{ ELASTICSEARCH_API_KEY: 'k' }, { apiKey: 'k' }],
    [
      { ELASTICSEARCH_USERNAME: 'u', ELASTICSEARCH_PASSWORD: 'p' },
      { username: 'u', password: 'p' },
    ],
    [{ ELASTICSEARCH_URL: 'http://a:b@c', ELASTICSEARCH_API_KEY: 'k' }, { apiKey: 'k' }],
  ])('credentials %j', (environment, auth) => expect(read(environment).auth).toEqual(auth))

  test('numbers', () => {
    const numbers = { ELASTICSEARCH_SHARDS: '3', ELASTICSEARCH_REPLICAS: '0', ELASTICSEARCH_WAIT: '0' }
    expect(read(numbers)).toMatchObject({ shards: 3, replicas: 0, waitSeconds: 0 })
  })

  test.each([
    { ELASTICSEARCH_URL: 'localhost:9200' },
    { ELASTICSEARCH_URL: 'http://a,,http://b' },
    { ELASTICSEARCH_URL: 'ftp://swordfish@a' },
    { ELASTICSEARCH_API_KEY: 'swordfish', ELASTICSEARCH_USERNAME: 'u' },
    { ELASTICSEARCH_PASSWORD: 'swordfish' },
    { ELASTICSEARCH_USERNAME: 'u' },
    { ELASTICSEARCH_PREFIX: '-x' },
    { ELASTICSEARCH_PREFIX: 'A' },
    { ELASTICSEARCH_SHARDS: '0' },
    { ELASTICSEARCH_REPLICAS: '-1' },
    { ELASTICSEARCH_WAIT: 'long' },
  ])('%j is refused, and no secret told', (environment) => {
    const error = (() => {
      try {
        return new Error(JSON.stringify(read(environment)))
      } catch (thrown) {
        return toFihristError(thrown)
      }
    })()
    expect(error).toMatchObject({ code: 'bad_request', message: expect.stringContaining('ELASTICSEARCH_') })
    expect(error.message).not.toContain('swordfish')
  })
})

describe('the time that a search may take', () => {
  const timeout = (flag?: string, variable?: string) =>
    readConfig({ searchTimeout: flag }, { FIHRIST_SEARCH_TIMEOUT: variable }).searchTimeout

  test('is given in seconds, two when nothing is said, none at 0', () => {
    expect([timeout(), timeout('0.5'), timeout(undefined, '3'), timeout('1', '3'), timeout('0')]).toEqual([
      2000,
      500,
      3000,
      1000,
      undefined,
    ])
  })

  test.each(['-1', '2s', '1e9', ' '])('is refused when it is none: %j', (text) => {
    expect(() => timeout(text)).toThrow('--search-timeout (FIHRIST_SEARCH_TIMEOUT): expected seconds')
  })
})
