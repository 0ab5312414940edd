import { type Place, words } from './place.ts'

/** The part of the picture that is src/indexing. */
export const INDEXING_PLACES: readonly Place[] = [
  ['indexing/input.ts', []],
  ['indexing/limits.ts', []],
  ['indexing/report.ts', ['indexing/input.ts']],
  ['indexing/notices.ts', ['indexing/report.ts']],
  ['indexing/readers/fields/policies.ts', []],
  ['indexing/readers/reader.ts', words('indexing/readers/fields/policies.ts indexing/input.ts mapping')],
  ['indexing/readers/bytes', ['indexing/readers/reader.ts']],
  ['indexing/readers/fields', words('indexing/readers/fields/policies.ts indexing/readers/reader.ts mapping')],
  [
    'indexing/readers/pages',
    words('indexing/readers/bytes indexing/readers/fields indexing/readers/reader.ts indexing/input.ts mapping'),
    ['htmlparser2', 'yaml'],
  ],
  [
    'indexing/readers/records',
    words(
      'indexing/readers/bytes indexing/readers/fields indexing/readers/reader.ts indexing/input.ts indexing/limits.ts mapping',
    ),
    ['csv-parse'],
  ],
  ['indexing/readers/formats.ts', words('indexing/readers/pages indexing/readers/records indexing/readers/reader.ts')],
  ['indexing/files', words('indexing/readers indexing/input.ts indexing/notices.ts indexing/report.ts mapping')],
  [
    'indexing/write',
    words('indexing/input.ts indexing/report.ts engines/engine.ts mapping analysis/token.ts pause.ts'),
  ],
  [
    'indexing/create-indexer.ts',
    words('indexing/write indexing/input.ts indexing/report.ts engines/engine.ts mapping analysis/token.ts pause.ts'),
  ],
  [
    'indexing/paths',
    words(
      `indexing/create-indexer.ts indexing/write indexing/files indexing/readers indexing/input.ts indexing/limits.ts indexing/notices.ts
      indexing/report.ts engines/engine.ts mapping analysis/token.ts`,
    ),
  ],
  ['indexing', words('indexing/paths indexing/files indexing/report.ts engines/engine.ts')],
]
