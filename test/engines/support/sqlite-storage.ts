import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '../../../src/engines/engine.ts'
import { createSqliteEngine } from '../../../src/engines/sqlite/create-sqlite-engine.ts'
import type { Storage } from './storage.ts'

/** A folder for SQLite engines, each with two readers. */
export async function makeSqliteStorage(): Promise<Storage & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'fihrist-sqlite-'))
  const engines: Engine[] = []
  return {
    folder,
    async connect() {
      const engine = createSqliteEngine({ folder, readers: 2 })
      engines.push(engine)
      return engine
    },
    async dispose() {
      await Promise.all(engines.map((engine) => engine.close()))
      await rm(folder, { recursive: true })
    },
  }
}
