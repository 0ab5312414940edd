import { expect, test } from 'vitest'
import { fihrist } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { describeCollections } from './support/collections.ts'

/** nDCG@10 of Lucene's `arabic` analyzer at its best setting (BM25F, title weight 2) on the same collections; others in
 * collections.slow.test.ts. */
describeCollections([['tydiqa-ar', 'queries.jsonl', 0.9369]])

const folder = temporaryFolder()

test('a folder that is no collection is said', async () => {
  expect(await fihrist(['evaluate', folder])).toMatchObject({
    code: 1,
    err: expect.stringContaining('queries.jsonl'),
  })
})
