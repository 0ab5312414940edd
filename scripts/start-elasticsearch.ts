// Starts the tests' own Elasticsearch, prints its address, and ends it on Ctrl-C or when this process ends.
//   node scripts/start-elasticsearch.ts [--port 9200] [--heap 512m] [--arabic]
// Data are gone afterwards. For trying things: it has neither passwords nor TLS.
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { startLocalServer } from '../test/support/elasticsearch/local/local-server.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9200' },
    heap: { type: 'string', default: '512m' },
    arabic: { type: 'boolean', default: false },
  },
})
const server = await startLocalServer(console.error, {
  heap: values.heap,
  arabic: values.arabic,
  settings: { 'http.port': values.port },
})
if ('missing' in server) {
  console.error(server.missing)
  process.exit(1)
}
console.log(server.url)
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
await server.stop()
