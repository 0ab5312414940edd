import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { renderKeys } from '../../../src/api/security/keys/key.ts'
import { openSecurity } from '../../../src/api/security/security.ts'
import { type ConfigFlags, readConfig } from '../../../src/config.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { makeKey } from './support/callers.ts'

const folder = temporaryFolder()
const empty = () => mkdtempSync(join(folder, 'data-'))

function open(flags: ConfigFlags, environment: NodeJS.ProcessEnv = {}) {
  const said: string[] = []
  const { security, host } = readConfig({ data: empty(), ...flags }, environment)
  return { security: openSecurity(security, host, (line) => said.push(line)), said }
}

function dataWith(...keys: ReturnType<typeof makeKey>[]): string {
  const data = empty()
  writeFileSync(join(data, 'keys.json'), renderKeys(keys.map(({ key }) => key)))
  return data
}

describe('without keys', () => {
  test.each(['127.0.0.1', '127.9.9.9', 'localhost', '::1', 'fihrist.localhost'])('%s needs none', (host) => {
    const { security, said } = open({ host })
    expect([security.keys(), said]).toEqual([undefined, []])
  })

  test.each(['0.0.0.0', '::', '', '192.168.1.5', 'search.example.org', '::ffff:0.0.0.0', '0', '127.0.0.1.nip.io'])(
    '"%s" is refused, with what to do',
    (host) => {
      const message = expect.stringMatching(/everybody.*fihrist keys add.*--open.*FIHRIST_OPEN=1/)
      expect(() => open({ host })).toThrow(expect.objectContaining({ code: 'bad_request', message }))
    },
  )

  test('HOST counts like --host', () => expect(() => open({}, { HOST: '0.0.0.0' })).toThrow(/--open/))

  test.each([
    [{ host: '0.0.0.0', open: true }, {}],
    [{ host: '0.0.0.0' }, { FIHRIST_OPEN: '1' }],
  ])('%j %j is meant, and said aloud', (flags, environment) => {
    expect(open(flags, environment).said).toEqual([expect.stringContaining('may read, write and delete')])
  })

  test('a file of keys that was named and is not there is a mistake, on loopback too', () => {
    const environment = { FIHRIST_KEYS: join(folder, 'nowhere.json') }
    expect(() => open({}, environment)).toThrow(/nowhere\.json/)
    expect(open({ open: true }, environment).security.keys()).toBeUndefined()
  })
})

describe('with keys', () => {
  test('other machines may reach it', () => {
    const key = makeKey()
    const { security, said } = open({ host: '0.0.0.0', data: dataWith(key) })
    expect([security.keys(), said]).toEqual([[key.key], []])
  })

  test('so they may when all were revoked: nobody is let in', () => {
    expect(open({ host: '0.0.0.0', data: dataWith() }).security.keys()).toEqual([])
  })

  test('a page key that opens nothing is told', () => {
    const [search, write] = [makeKey(), makeKey({ role: 'write' })]
    const data = dataWith(search, write)
    expect(open({ data }, { FIHRIST_PAGE_KEY: search.secret }).said).toEqual([])
    for (const secret of ['fh_search_unknown', write.secret]) {
      const { said } = open({ data }, { FIHRIST_PAGE_KEY: secret })
      expect(said).toEqual([expect.stringContaining('the page is closed')])
      expect(said[0]).not.toContain(secret)
    }
  })
})

test.each([
  ['127.0.0.1', ['127.0.0.1']],
  ['Search.Example.org', ['search.example.org']],
  ['192.168.1.5', ['192.168.1.5']],
  ['::2', ['[::2]']],
  ['0.0.0.0', []],
  ['::', []],
  ['', []],
])('a server on "%s" is asked for by %j besides loopback', (host, names) => {
  expect(open({ host, open: true }).security.allowedHosts).toEqual(names)
})
