import { randomUUID } from 'node:crypto'
import { FihristError } from '../../../errors.ts'
import { HEARTBEAT } from '../../common/builder.ts'
import { rebuildEnded } from '../../common/collection-errors.ts'
import type { CollectionSpec, Rebuild } from '../../engine.ts'
import { writeBulk } from '../documents/write-bulk.ts'
import { createCopy } from '../index/create-index.ts'
import { metaOf, renderMeta } from '../index/index-meta.ts'
import { aliasOf } from '../index/index-names.ts'
import { findServed } from '../index/served-index.ts'
import { retryPassing } from '../server/retry.ts'
import type { Server } from '../server/server.ts'
import { hasLock, keepLock, releaseLock, requireLock, takeLock } from './rebuild-lock.ts'
import { createSamples } from './sample-documents.ts'
import { blockWrites, tidyCopies } from './tidy.ts'

/**
 * A new copy of a collection. Until `commit` moves the alias the old copy serves, and takes no writes; a process that
 * dies on the way leaves a copy that nobody sees and a lock that the next writer finds to be a dead builder's.
 */
export async function startRebuild(server: Server, spec: CollectionSpec): Promise<Rebuild> {
  const { client, settings } = server
  const { name } = spec
  const token = randomUUID()
  const samples = createSamples()
  let written = { documents: 0, exact: true }
  let ended = false
  let heartbeat: NodeJS.Timeout | undefined

  // What is not ours is refused before anything is done.
  await findServed(server, name)
  await takeLock(server, name, token)
  const copy = await start().catch(async (error) => {
    await end().catch(() => {})
    throw error
  })
  heartbeat = setInterval(() => {
    // Whoever writes into the copy next is told.
    keepLock(server, name, token).catch(() => {})
  }, HEARTBEAT)
  heartbeat.unref()

  async function start(): Promise<string> {
    await tidyCopies(server, name)
    const served = await findServed(server, name)
    if (served !== undefined) await blockWrites(server, served.index, true)
    return createCopy(server, spec)
  }

  async function end(): Promise<void> {
    ended = true
    clearInterval(heartbeat)
    // Whoever has taken the lock meanwhile has a copy of his own there.
    if (!(await hasLock(server, name, token))) return
    await tidyCopies(server, name)
    await releaseLock(server, name, token)
  }

  function requireRunning(): void {
    if (ended) throw rebuildEnded()
  }

  async function swap(): Promise<void> {
    const served = await findServed(server, name)
    // It may have been opened while this was its first copy.
    if (served !== undefined) await blockWrites(server, served.index, true)
    await client.indices.putMapping({ index: copy, _meta: renderMeta({ ...metaOf(spec), previous: served?.index }) })
    const alias = aliasOf(settings.prefix, name)
    const remove = served === undefined ? [] : [{ remove: { index: served.index, alias, must_exist: true } }]
    await client.indices.updateAliases(
      { actions: [...remove, { add: { index: copy, alias, is_write_index: true } }] },
      { maxRetries: 0 },
    )
  }

  return {
    async write(operations) {
      requireRunning()
      await retryPassing(settings.retryTime, () => requireLock(server, name, token))
      const { results, exact } = await writeBulk(server, copy, operations, 'later')
      samples.add(operations.filter((_, i) => typeof results[i] === 'string'))
      const count = (wanted: string): number => results.filter((result) => result === wanted).length
      written = {
        documents: written.documents + count('created') - count('deleted'),
        exact: written.exact && exact,
      }
      return results
    },

    async commit() {
      requireRunning()
      await keepLock(server, name, token)
      const refresh_interval = `${settings.refreshInterval}ms`
      await client.indices.putSettings({ index: copy, settings: { refresh_interval } })
      await client.indices.refresh({ index: copy })
      const clauses = samples.clauses()
      const { count } = await client.count({ index: copy })
      const { count: found } =
        clauses.length === 0 ? { count: 0 } : await client.count({ index: copy, query: { bool: { should: clauses } } })
      if (written.exact ? count !== written.documents : count < written.documents) {
        throw failed(`it holds ${count} documents instead of ${written.documents}`)
      }
      if (found !== clauses.length)
        throw failed(`${clauses.length - found} of ${clauses.length} samples are not found in it`)
      await swap()
      // The new copy serves; what is left to do is done by the next rebuild if it can't be done now.
      await end().catch(() => {})
    },

    async abort() {
      if (!ended) await end()
    },
  }
}

const failed = (reason: string): FihristError =>
  new FihristError('rebuild_failed', `The new copy is not right: ${reason}. The old one stays.`)
