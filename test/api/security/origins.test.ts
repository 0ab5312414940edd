import { expect, test } from 'vitest'
import { corsHeaders, mayWriteFrom } from '../../../src/api/security/origins.ts'

const OWN = 'http://127.0.0.1:3000'
const FOREIGN = 'https://evil.example'

test.each([
  ['a program', {}, [], false, true],
  ['our own page', { origin: OWN, site: 'same-origin' }, [], false, true],
  ['a page from elsewhere', { origin: FOREIGN, site: 'cross-site' }, [], false, false],
  ['an old browser, from elsewhere', { origin: FOREIGN }, [], false, false],
  ['another port of this machine', { origin: 'http://127.0.0.1:5173', site: 'same-site' }, [], false, false],
  ['another scheme', { origin: 'https://127.0.0.1:3000' }, [], false, false],
  ['a page that hides its origin', { origin: 'null' }, [], false, false],
  ['a browser that sends no origin', { site: 'cross-site' }, [], false, false],
  ['a link that was typed', { site: 'none' }, [], false, true],
  ['a page from a listed origin', { origin: FOREIGN, site: 'cross-site' }, [FOREIGN], false, true],
  ['and from another', { origin: 'https://other.example', site: 'cross-site' }, [FOREIGN], true, false],
  ['any page, where nobody needs a key', { origin: FOREIGN, site: 'cross-site' }, ['*'], false, false],
  ['any page, where it needs a key', { origin: FOREIGN, site: 'cross-site' }, ['*'], true, true],
])('%s', (_who, { origin, site }: { origin?: string; site?: string }, cors, keysNeeded, may) => {
  expect(mayWriteFrom({ origin, site }, OWN, cors, keysNeeded)).toBe(may)
})

test('the usual port is the same said or not', () => {
  const sender = { origin: 'http://example.org', site: undefined }
  expect(mayWriteFrom(sender, 'http://example.org:80', [], false)).toBe(true)
})

test.each([
  [[], FOREIGN, {}],
  [[FOREIGN], FOREIGN, { 'Access-Control-Allow-Origin': FOREIGN, Vary: 'Origin' }],
  [[FOREIGN], 'https://other.example', { Vary: 'Origin' }],
  [[FOREIGN], undefined, { Vary: 'Origin' }],
  [['*'], FOREIGN, { 'Access-Control-Allow-Origin': '*', Vary: 'Origin' }],
])('with --cors %j, %s gets %j', (cors, origin, headers) => {
  const { 'Access-Control-Expose-Headers': _exposed, ...rest } = corsHeaders(origin, cors)
  expect(rest).toEqual(headers)
})
