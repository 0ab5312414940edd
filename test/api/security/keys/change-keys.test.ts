import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changeKeys, listKeys } from '../../../../src/api/security/keys/change-keys.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'
import { makeKey } from '../support/callers.ts'

const folder = temporaryFolder()
const { key } = makeKey()

test('a change that fails leaves the file, and nothing beside it', async () => {
  const file = join(folder, 'failing.json')
  await changeKeys(file, () => [key])
  const before = readFileSync(file, 'utf8')
  const failing = changeKeys(file, () => {
    throw new Error('no')
  })
  await expect(failing).rejects.toMatchObject({ code: 'bad_keys' })
  expect(readFileSync(file, 'utf8')).toBe(before)
  expect(existsSync(`${file}.new`)).toBe(false)
})

test('the file of a change that died half-way is named, and not taken for one’s own', async () => {
  const file = join(folder, 'dead.json')
  writeFileSync(`${file}.new`, 'half')
  await expect(changeKeys(file, () => [key], 0)).rejects.toMatchObject({
    code: 'bad_keys',
    message: expect.stringContaining(`remove ${file}.new`),
  })
  expect(readFileSync(`${file}.new`, 'utf8')).toBe('half')
  expect(await listKeys(file)).toEqual([])
})

test.each(['a-file/keys.json', 'a-file/folder/keys.json'])('%s: what can’t be a folder is named', async (path) => {
  writeFileSync(join(folder, 'a-file'), '')
  await expect(changeKeys(join(folder, path), () => [key])).rejects.toMatchObject({
    code: 'bad_keys',
    message: expect.stringMatching(/keys\.json: can't be written: E/),
  })
})
