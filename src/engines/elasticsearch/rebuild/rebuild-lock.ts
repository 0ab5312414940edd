import { FihristError } from '../../../errors.ts'
import { type Builder, isAlive, thisBuilder } from '../../common/builder.ts'
import { beingRebuilt, lostCopy } from '../../common/collection-errors.ts'
import { type Found, getDocuments } from '../documents/get-documents.ts'
import { locksIndex } from '../index/index-names.ts'
import type { Server } from '../server/server.ts'

/** Who rebuilds a collection: one document a collection, changed only by whoever has seen its last version. */
type Lock = Builder & { readonly token: string }

type SeenLock = { readonly lock: Lock; readonly seen: Found<Lock>['seen'] }

/** Takes a collection's lock, from a dead builder too. Throws `index_busy` when a living one has it. */
export async function takeLock(server: Server, name: string, token: string): Promise<void> {
  await createLocksIndex(server)
  const found = await readLock(server, name)
  if (found !== undefined && isAlive(found.lock)) throw beingRebuilt(name, found.lock)
  if (!(await putLock(server, name, token, found))) throw beingRebuilt(name, found?.lock)
}

/** Shows that the builder lives. Throws `index_busy` when another took it for dead and went on. */
export async function keepLock(server: Server, name: string, token: string): Promise<void> {
  for (;;) {
    const found = await readLock(server, name)
    if (found?.lock.token !== token) throw lostCopy()
    // Else it has changed since: by the builder's own heartbeat, or by whoever took it.
    if (await putLock(server, name, token, found)) return
  }
}

/** The same without a write. */
export async function requireLock(server: Server, name: string, token: string): Promise<void> {
  if (!(await hasLock(server, name, token))) throw lostCopy()
}

/** Whether the lock is still the builder's. */
export async function hasLock(server: Server, name: string, token: string): Promise<boolean> {
  return (await readLock(server, name))?.lock.token === token
}

/** Gives the lock back, if we still have it. */
export async function releaseLock({ client, settings }: Server, name: string, token: string): Promise<void> {
  const found = await readLock({ client, settings }, name)
  if (found?.lock.token !== token) return
  await client.delete({ index: locksIndex(settings.prefix), id: name, ...found.seen }).catch(ignoreConflict)
}

/** The lock as it stands, alive or not. */
export async function readLock(server: Server, name: string): Promise<SeenLock | undefined> {
  const [found] = await getDocuments<Lock>(server, locksIndex(server.settings.prefix), [name]).catch(noneYet)
  return found && { lock: found.source, seen: found.seen }
}

/** The index of locks is made by the first builder. */
function noneYet(error: unknown): Found<Lock>[] {
  if (error instanceof FihristError && error.code === 'collection_not_found') return []
  throw error
}

/** Whether it was written: nobody else has done so since it was seen. */
async function putLock(
  { client, settings }: Server,
  name: string,
  token: string,
  found: SeenLock | undefined,
): Promise<boolean> {
  const condition = found === undefined ? ({ op_type: 'create' } as const) : found.seen
  const document: Lock = { ...thisBuilder(), token }
  try {
    await client.index({ index: locksIndex(settings.prefix), id: name, document, ...condition }, { maxRetries: 0 })
    return true
  } catch (error) {
    ignoreConflict(error)
    return false
  }
}

async function createLocksIndex({ client, settings }: Server): Promise<void> {
  const index = locksIndex(settings.prefix)
  if (await client.indices.exists({ index })) return
  try {
    await client.indices.create({
      index,
      settings: { number_of_shards: 1, auto_expand_replicas: '0-1', hidden: true },
      mappings: { dynamic: false },
    })
  } catch (error) {
    // Another process was faster.
    if (statusOf(error) !== 400) throw error
  }
}

function ignoreConflict(error: unknown): void {
  if (statusOf(error) !== 409 && statusOf(error) !== 404) throw error
}

const statusOf = (error: unknown): number | undefined =>
  (error as { readonly meta?: { readonly statusCode?: number } }).meta?.statusCode
