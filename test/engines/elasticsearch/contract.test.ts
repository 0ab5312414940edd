import { elasticsearchForTests } from '../../support/elasticsearch/for-tests.ts'
import { describeEngineContract } from '../contract/contract.ts'
import { makeElasticsearchStorage } from '../support/elasticsearch-storage.ts'

const server = await elasticsearchForTests()

describeEngineContract('elasticsearch', () => makeElasticsearchStorage(server?.url ?? ''), server === undefined)
