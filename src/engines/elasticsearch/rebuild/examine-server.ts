import { isAlive } from '../../common/builder.ts'
import type { Finding } from '../../common/finding.ts'
import { readMeta } from '../index/index-meta.ts'
import { aliasOf, isCopyOf, locksIndex } from '../index/index-names.ts'
import { type ElasticsearchOptions, withDefaults } from '../server/options.ts'
import { checkServer, createClient, type Server } from '../server/server.ts'
import { toEngineError } from '../server/server-errors.ts'
import { readLock } from './rebuild-lock.ts'

/** How long a question may take, in ms. */
const PATIENCE = 5_000

/** Looks at a server and at every index whose name begins with the prefix. */
export async function examineServer(options: ElasticsearchOptions): Promise<Finding[]> {
  const settings = withDefaults({ ...options, requestTimeout: PATIENCE })
  const client = await createClient(settings)
  const about = `Elasticsearch at ${settings.nodes.join(', ')}`
  try {
    await checkServer(client, PATIENCE)
    const [{ version }, { status, number_of_nodes: nodes }] = await Promise.all([
      client.info(),
      client.cluster.health(),
    ])
    const message = `version ${version.number}, ${nodes} nodes, status ${status}`
    const red = {
      about,
      state: 'broken',
      message,
      advice: 'GET _cluster/allocation/explain says why shards are lost',
    } as const
    return [status === 'red' ? red : { about, state: 'ok', message }, ...(await examineIndices({ client, settings }))]
  } catch (error) {
    const { message } = toEngineError(error)
    return [
      { about, state: 'broken', message, advice: 'look at ELASTICSEARCH_URL and its credentials, and at the server' },
    ]
  } finally {
    await client.close()
  }
}

async function examineIndices(server: Server): Promise<Finding[]> {
  const { client, settings } = server
  const found = await client.indices.get({ index: `${settings.prefix}*`, features: ['aliases', 'mappings'] })
  const indices = Object.entries(found).map(([index, { aliases = {}, mappings }]) => {
    const meta = readMeta(mappings?._meta)
    return { index, aliases, meta }
  })
  const served = indices.filter(
    ({ aliases, meta }) => !('problem' in meta) && Object.hasOwn(aliases, aliasOf(settings.prefix, meta.collection)),
  )
  const kept = new Set(served.flatMap(({ index, meta }) => ['problem' in meta ? undefined : meta.previous, index]))
  const findings: Finding[] = []
  for (const { index, aliases, meta } of indices) {
    const about = `index ${index}`
    if ('problem' in meta) {
      if (index === locksIndex(settings.prefix)) continue
      const isTaken = Object.keys(aliases).length > 0
      const advice = 'it is left alone; if it should be a collection, delete it and index again'
      findings.push({ about, state: isTaken ? 'broken' : 'warning', message: meta.problem, advice })
      continue
    }
    const { collection } = meta
    if (!isCopyOf(settings.prefix, collection, index)) {
      const advice = 'it is passed over: restore snapshots under the names that indices had'
      findings.push({ about, collection, state: 'warning', message: 'is a copy under another name', advice })
    } else if (served.some((each) => each.index === index)) {
      findings.push({ about, collection, state: 'ok', message: `serves the collection "${collection}"` })
    } else if (kept.has(index)) {
      findings.push({ about, collection, state: 'ok', message: 'is kept for fihrist rollback' })
    } else findings.push(await examineOrphan(server, about, collection))
  }
  return findings
}

/** A copy that neither serves nor is kept. */
async function examineOrphan(server: Server, about: string, collection: string): Promise<Finding> {
  const lock = await readLock(server, collection)
  if (lock !== undefined && isAlive(lock.lock)) {
    return {
      about,
      collection,
      state: 'ok',
      message: `is being built by process ${lock.lock.pid} on ${lock.lock.host}`,
    }
  }
  const message = 'serves nothing: a rebuild that died has left it'
  const advice = `nothing: the next rebuild removes it; without one, DELETE /${about.replace('index ', '')}`
  return { about, collection, state: 'warning', message, advice }
}
