import { randomUUID } from 'node:crypto'
import { isAlive } from '../../common/builder.ts'
import { findServed, listCopies } from '../index/served-index.ts'
import type { Server } from '../server/server.ts'
import { readLock, releaseLock, takeLock } from './rebuild-lock.ts'

/** Refuses writes to an index and waits for those under way; with `false` takes them again. */
export async function blockWrites({ client }: Server, index: string, blocked: boolean): Promise<void> {
  if (blocked) await client.indices.addBlock({ index, block: 'write' })
  else await client.indices.putSettings({ index, settings: { 'index.blocks.write': null } })
}

/**
 * Removes every copy but the one that serves and the one before it, and lets writes in again. Only for whoever has the
 * collection's lock.
 */
export async function tidyCopies(server: Server, name: string): Promise<void> {
  const served = await findServed(server, name)
  const kept = new Set([served?.index, served?.meta.previous])
  for (const { index } of await listCopies(server, name)) {
    if (!kept.has(index)) await server.client.indices.delete({ index, ignore_unavailable: true })
  }
  if (served !== undefined) await blockWrites(server, served.index, false)
}

/** Puts in order what a builder that died has left; false when there is no dead builder. */
export async function tidyAfterDeath(server: Server, name: string): Promise<boolean> {
  const found = await readLock(server, name)
  if (found === undefined || isAlive(found.lock)) return false
  const token = randomUUID()
  await takeLock(server, name, token)
  try {
    await tidyCopies(server, name)
  } finally {
    await releaseLock(server, name, token)
  }
  return true
}
