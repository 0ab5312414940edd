import { randomUUID } from 'node:crypto'
import { FihristError } from '../../../errors.ts'
import { renderMeta } from '../index/index-meta.ts'
import { aliasOf } from '../index/index-names.ts'
import { listCopies, requireServed } from '../index/served-index.ts'
import type { Server } from '../server/server.ts'
import { releaseLock, takeLock } from './rebuild-lock.ts'
import { blockWrites, tidyCopies } from './tidy.ts'

/** Moves the alias to the copy that served before, and remembers the one that served until now as the one before. */
export async function rollBack(server: Server, name: string): Promise<void> {
  const { client, settings } = server
  await requireServed(server, name)
  const token = randomUUID()
  await takeLock(server, name, token)
  try {
    const served = await requireServed(server, name)
    const copies = await listCopies(server, name)
    const previous = copies.find(({ index }) => index === served.meta.previous)
    if (previous === undefined) {
      throw new FihristError('rollback_unavailable', `No older copy of the collection "${name}" is kept.`, { name })
    }
    await blockWrites(server, served.index, true)
    const meta = { ...previous.meta, previous: served.index }
    await client.indices.putMapping({ index: previous.index, _meta: renderMeta(meta) })
    const alias = aliasOf(settings.prefix, name)
    await client.indices.updateAliases(
      {
        actions: [
          { remove: { index: served.index, alias, must_exist: true } },
          { add: { index: previous.index, alias, is_write_index: true } },
        ],
      },
      { maxRetries: 0 },
    )
    await tidyCopies(server, name)
  } finally {
    await releaseLock(server, name, token)
  }
}
