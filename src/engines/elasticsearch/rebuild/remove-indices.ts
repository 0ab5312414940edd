import { randomUUID } from 'node:crypto'
import { findServed, listCopies } from '../index/served-index.ts'
import type { Server } from '../server/server.ts'
import { releaseLock, takeLock } from './rebuild-lock.ts'

/** Removes the index that serves a collection with every other copy, in one call; false when none serves. */
export async function removeIndices(server: Server, name: string): Promise<boolean> {
  if ((await findServed(server, name)) === undefined) return false
  const token = randomUUID()
  await takeLock(server, name, token)
  try {
    const served = await findServed(server, name)
    const copies = await listCopies(server, name)
    const index = copies.map((copy) => copy.index)
    // The aliases go with them: bulk requests are for an alias, and are refused from then on.
    if (index.length > 0) await server.client.indices.delete({ index, ignore_unavailable: true })
    return served !== undefined
  } finally {
    await releaseLock(server, name, token)
  }
}
