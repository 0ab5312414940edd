import { expect, test } from 'vitest'
import { renderReport } from '../../src/cli/render/render-report.ts'

test('a report names each thing once, with numbers, and draws nothing on the screen', () => {
  const report = {
    read: 30,
    indexed: 15,
    unchanged: 3,
    rejected: 12,
    replaced: 2,
    seconds: 1.26,
    rejects: Array.from({ length: 12 }, (_, i) => ({ file: 'c.csv', line: i + 2, reason: 'no' })),
    files: 2,
    skipped: 1,
    notices: [
      { file: 'أ.txt', message: 'converted', count: 1000 },
      { file: 'b\u001b[2J.jsonl', line: 7, message: 'left out' },
    ],
    emptyPaths: ['فارغ'],
    unusedMap: ['typo'],
    pruned: 4,
  }
  expect(renderReport(report, 'articles').split('\n')).toEqual([
    'articles: 30 read = 15 indexed + 3 unchanged + 12 rejected, in 1.3 s',
    '2 replaced: an earlier document of this run had the same id',
    '4 pruned: gone from the collection',
    'note: أ.txt and 999 more: converted',
    'note: b [2J.jsonl:7: left out',
    'فارغ: not one document was found',
    '--map: nothing that was read is called "typo"',
    ...Array.from({ length: 10 }, (_, i) => `rejected: c.csv:${i + 2}: no`),
    '… and 2 more; --rejects FILE writes them all',
    '',
  ])
})
