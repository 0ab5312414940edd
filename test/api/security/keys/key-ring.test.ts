import { renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Key, readKeys, renderKeys } from '../../../../src/api/security/keys/key.ts'
import { createKeyRing, type KeyRing } from '../../../../src/api/security/keys/key-ring.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'
import { makeKey } from '../support/callers.ts'

const folder = temporaryFolder()
const file = join(folder, 'keys.json')
const { key: one } = makeKey()
const { key: two } = makeKey({ role: 'write', collections: ['articles'], expires: '2030-01-01T00:00:00.000Z' })

let now: number
let said: string[]
beforeEach(() => {
  now = 0
  said = []
  rmSync(file, { force: true })
})

const open = (): KeyRing => createKeyRing({ file, report: (line) => said.push(line), now: () => now })
const put = (...keys: Key[]) => writeFileSync(file, renderKeys(keys))
/** What the ring says a second later. */
function later(ring: KeyRing) {
  now += 1000
  return ring()
}

test('without a file nobody needs a key, until there is one', () => {
  const ring = open()
  expect(later(ring)).toBeUndefined()
  put(one)
  expect(ring()).toBeUndefined()
  expect(later(ring)).toEqual([one])
})

test('a file without keys lets nobody in', () => {
  put()
  expect(open()()).toEqual([])
})

test('a change is noticed within a second, and not looked for more often', () => {
  put(one)
  const ring = open()
  put(one, two)
  now += 999
  expect(ring()).toEqual([one])
  now += 1
  expect(ring()).toEqual([one, two])
})

test('a file of the same size and time that was put in its place is another', () => {
  put(one)
  const ring = open()
  const { atime, mtime } = statSync(file)
  const other = makeKey().key
  writeFileSync(`${file}.new`, renderKeys([other]))
  utimesSync(`${file}.new`, atime, mtime)
  renameSync(`${file}.new`, file)
  expect(later(ring)).toEqual([other])
})

test('a file that is gone leaves no key and opens nothing, is told once, and holds again when it is back', () => {
  put(one)
  const ring = open()
  rmSync(file)
  expect(later(ring)).toEqual([])
  expect(later(ring)).toEqual([])
  expect(said).toEqual([expect.stringMatching(/keys\.json is gone: every request is refused/)])
  put(one)
  expect(later(ring)).toEqual([one])
})

describe('a broken file', () => {
  test.each([
    ['no JSON', '{"keys": ['],
    ['another shape', '{"version":1,"keys":[{"secret":"fh_search_swordfish"}]}'],
    ['another version', '{"version":2,"keys":[]}'],
    ['empty', ''],
  ])('(%s) leaves the keys before it, and is told once', (_how, text) => {
    put(one)
    const ring = open()
    writeFileSync(file, text)
    expect(later(ring)).toEqual([one])
    expect(later(ring)).toEqual([one])
    expect(said).toEqual([expect.stringMatching(/keys\.json: .*the keys before it still hold/)])
    expect(said[0]).not.toContain('swordfish')
    put(two)
    expect(later(ring)).toEqual([two])
    writeFileSync(file, text)
    later(ring)
    expect(said).toHaveLength(2)
  })

  test('that is the first lets nobody in', () => {
    const ring = open()
    writeFileSync(file, '{')
    expect(later(ring)).toEqual([])
    expect(said).toEqual([expect.stringContaining('every request is refused')])
  })

  test('at the start is an error', () => {
    writeFileSync(file, '{')
    expect(open).toThrow(expect.objectContaining({ code: 'bad_keys', message: expect.stringContaining(file) }))
  })
})

describe('what a file may say', () => {
  const text = (changes: object) => JSON.stringify({ version: 1, keys: [{ ...one, ...changes }] })

  test('is read as it was written', () => expect(readKeys(renderKeys([one, two]), file)).toEqual([one, two]))

  test.each([
    [{ filter: 'a = b', role: 'write' }, /keys\.0\.filter/],
    [{ filter: 'a = b', role: 'admin' }, /keys\.0\.filter/],
    [{ collections: ['articles'], role: 'admin' }, /keys\.0\.collections/],
    [{ collections: [] }, /keys\.0\.collections/],
    [{ collections: ['../x'] }, /keys\.0\.collections/],
    [{ role: 'root' }, /keys\.0\.role/],
    [{ hash: 'abc' }, /keys\.0\.hash/],
    [{ expires: 'soon' }, /keys\.0\.expires/],
    [{ filters: 'a = b' }, /keys\.0/],
  ])('%j is refused', (changes, message) => {
    expect(() => readKeys(text(changes), file)).toThrow(message)
  })

  test('an id names one key', () => {
    expect(() => readKeys(renderKeys([one, { ...two, id: one.id }]), file)).toThrow(/same id/)
  })
})
