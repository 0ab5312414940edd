import { describeCollections } from './support/collections.ts'

/** As in collections.test.ts. */
describeCollections([
  ['arcd', 'queries.jsonl', 0.8662],
  ['arcd', 'queries.kw.jsonl', 0.8711],
  ['tydiqa-ar', 'queries.kw.jsonl', 0.9381],
])
