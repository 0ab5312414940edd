import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import type { LongSearches } from './support/search-long-documents.ts'

const SCRIPT = join(import.meta.dirname, 'support/search-long-documents.ts')

const folder = temporaryFolder()

// 300 MB and 2.5 s where this was written, beside other work; nine gigabytes when whole documents crossed threads.
test('twelve searches at a time for pages of 40 documents of 7.5 MB', async () => {
  const run = async (role: string) => (await promisify(execFile)(process.execPath, [SCRIPT, role, folder])).stdout
  await run('write')
  const took = JSON.parse(await run('search')) as LongSearches
  console.log(`peak ${Math.round(took.peak / 1e6)} MB, ${Math.round(took.took)} ms, answers of ${took.bytes} bytes`)
  expect(took.statuses).toEqual(Array(12).fill(200))
  expect(took.hits).toEqual(Array(12).fill(40))
  expect(took.bytes).toBeLessThan(500_000)
  expect(took.peak).toBeLessThan(800_000_000)
  expect(took.took).toBeLessThan(20_000)
})
