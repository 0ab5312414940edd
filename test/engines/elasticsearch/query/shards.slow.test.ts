import { elasticsearchForTests } from '../../../support/elasticsearch/for-tests.ts'
import { describeEngineContract } from '../../contract/contract.ts'
import { makeElasticsearchStorage } from '../../support/elasticsearch-storage.ts'

const server = await elasticsearchForTests()

// Scores, order, pages and totals must be put together of what each shard knows.
describeEngineContract(
  'elasticsearch, three shards',
  () => makeElasticsearchStorage(server?.url ?? '', { shards: 3 }),
  server === undefined,
)
