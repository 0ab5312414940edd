import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LongDocument } from '../support/put-long-document.ts'
import { createFolder, type TemporaryFolder } from '../support/temporary-folder.ts'

const SCRIPT = join(import.meta.dirname, '../support/put-long-document.ts')
const LONGEST_HOLD = 250

let folder: TemporaryFolder
beforeAll(async () => {
  folder = await createFolder({})
})
afterAll(() => folder.remove())

// Peaks where this was written, as times of the document: see docs/operating.md.
test.each([
  ['news', 'قال الوزير إن المدارس ستفتح أبوابها في الأسبوع المقبل بعد انتهاء أعمال الصيانة، وأضاف ', 'created', 40],
  ['words of one letter', 'ب ', 'created', 60],
  ['words of one Latin letter', 'a ', 'created', 60],
  ['words that are all different', 'different words', 'created', 120],
  ['one letter', 'ب', 'created', 20],
  ['letters with marks', 'بَ', 'created', 30],
  ['marks', '\u064e', 'created', 20],
  ['initials', 'د.', 'created', 30],
  ['digits with joiners', '1.', 'created', 30],
  ['jamo of Hangul', '\u1100\u1161\u11a8', 'created', 20],
  ['halves of surrogate pairs', '\ud800', 'created', 30],
  ['white space', ' ', 'created', 20],
  ['formulas', '\ufdfa', 'field "text": its words become terms of more than 100,663,296 letters', 40],
])('sixteen megabytes of %s', async (name, block, result, most) => {
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, join(folder.path, name), block])
  const took = JSON.parse(stdout) as LongDocument
  expect(took.result).toContain(result)
  expect(took.hold).toBeLessThan(LONGEST_HOLD)
  expect(took.search).toBeLessThan(LONGEST_HOLD)
  expect(took.peak / took.bytes).toBeLessThan(most)
})
