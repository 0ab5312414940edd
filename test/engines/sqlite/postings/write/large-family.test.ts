import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MOST_FORMS } from '../../../../../src/engines/sqlite/postings/format/posting-list.ts'
import { searchCollection } from '../../../../../src/engines/sqlite/search/search-collection.ts'
import type { Document } from '../../../../../src/mapping/document.ts'
import { checkFile } from '../../../support/check-file.ts'
import { putAll } from '../../../support/collections.ts'
import { any, leaf, rankOnly, request, word } from '../../../support/queries.ts'
import { openReader, openWriter } from '../support/open-collection.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fihrist-family-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const VOWELS = 'aeiou'

/** Words that differ in vowels only, and so are of one family. */
const spelling = (number: number): string =>
  `k${number
    .toString(5)
    .padStart(7, '0')
    .replaceAll(/./g, (digit) => VOWELS[Number(digit)] ?? '')}b`

test('a family with more forms than a part may have is found whole, also after a merge', () => {
  const COUNT = MOST_FORMS + 500
  const documents = Array.from(
    { length: 50 },
    (_, i): Document => ({
      id: `${i + 10}`,
      text: Array.from({ length: Math.ceil(COUNT / 50) }, (_, k) => spelling((i + k * 50) % COUNT)).join(' '),
    }),
  )
  const path = join(folder, 'c.sqlite')
  const writer = openWriter(path)
  for (const from of [0, 10, 20, 30, 40]) writer.write(putAll(documents.slice(from, from + 10)))
  const sizes = writer.connection.values<number>('SELECT size FROM families_1').all()
  expect(sizes).toEqual([MOST_FORMS, COUNT - MOST_FORMS])

  const reader = openReader(path)
  const idsOf = (spelled: string, level: 'broad' | 'folded') =>
    reader.view((view) =>
      searchCollection(view, request(any(leaf(word(spelled))), { ranking: rankOnly(level) }))
        .hits.map(({ id }) => id)
        .sort(),
    )
  const expectFound = (): void => {
    expect(idsOf('kb', 'broad')).toEqual(documents.map(({ id }) => id))
    for (const number of [0, 1, MOST_FORMS - 1, MOST_FORMS, COUNT - 1]) {
      expect(idsOf(spelling(number), 'folded')).toContain(`${(number % 50) + 10}`)
    }
  }
  expectFound()
  while (writer.step(true));
  expectFound()
  expect(checkFile(path).problems).toEqual([])
  writer.close()
  reader.close()
})
