// A process of its own, as in use: the API over the bench's collection, and beside it the least that somebody would
// write for the usual way. Started by elasticsearch-search.ts with {node, prefix, usual}; answers with its address.
import { Client } from '@elastic/elasticsearch'
import express from 'express'
import { createAnalyzer } from '../src/analysis/analyzer.ts'
import { createApp } from '../src/api/create-app.ts'
import { listen } from '../src/api/listen.ts'
import { createElasticsearchEngine } from '../src/engines/elasticsearch/create-elasticsearch-engine.ts'
import { createIndexer } from '../src/indexing/create-indexer.ts'
import { createSearcher } from '../src/search/create-searcher.ts'
import { renderUsual } from './usual-search.ts'

const [node = '', prefix = '', usual = ''] = process.argv.slice(2)
const analyzer = createAnalyzer()
const engine = await createElasticsearchEngine({ nodes: [node], prefix })
const client = new Client({ node })
const app = express()
app.get('/usual', async (request, response) => {
  const { hits } = await client.search({ index: usual, ...renderUsual(String(request.query.q)) })
  response.json(hits)
})
app.use(
  createApp({
    engine,
    analyzer,
    searcher: createSearcher({ engine, analyzer }),
    indexer: createIndexer({ engine, analyzer }),
  }),
)
const { url } = await listen(app, { host: '127.0.0.1', port: 0 })
process.send?.(url)
