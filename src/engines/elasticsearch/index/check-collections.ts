import { FihristError } from '../../../errors.ts'
import type { CollectionHealth } from '../../engine.ts'
import type { Server } from '../server/server.ts'
import { findServed, listCollections } from './served-index.ts'

/** How each collection is, by what the server says of its index: shards that are lost, blocks that are set. */
export async function checkCollections(server: Server): Promise<CollectionHealth[]> {
  const names = await listCollections(server)
  const health = await Promise.all(names.map((name) => checkCollection(server, name)))
  // One that was removed since is not there any more.
  return health.filter((each) => each !== undefined)
}

async function checkCollection(server: Server, name: string): Promise<CollectionHealth | undefined> {
  const served = await findServed(server, name)
  if (served === undefined) return undefined
  const { client } = server
  const { index } = served
  const [{ status }, settings] = await Promise.all([
    client.cluster.health({ index, timeout: '1s' }),
    client.indices.getSettings({ index, name: 'index.blocks.*', flat_settings: true }),
  ])
  const blocks = Object.entries(settings[index]?.settings ?? {}).flatMap(([block, set]) =>
    String(set) === 'true' ? [block] : [],
  )
  const reads =
    status === 'red'
      ? new FihristError('engine_unavailable', `The index ${index} has lost a shard.`, { index })
      : blocks.includes('index.blocks.read')
        ? new FihristError('engine_unavailable', `The index ${index} is blocked for reading.`, { index })
        : undefined
  const block = blocks.find((each) => each !== 'index.blocks.read')
  const writes =
    block === undefined
      ? reads
      : new FihristError('index_busy', `The index ${index} takes no writes: ${block} is set.`, { index, block })
  return { name, reads, writes }
}
