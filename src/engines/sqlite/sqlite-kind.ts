import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EngineKind } from '../engine-kind.ts'

/** A file a collection, in a folder. */
export const sqliteKind: EngineKind = {
  async create({ data }) {
    const { createSqliteEngine } = await import('./create-sqlite-engine.ts')
    return createSqliteEngine({ folder: data })
  },
  async temporary(config) {
    const data = await mkdtemp(join(tmpdir(), 'fihrist-'))
    return { config: { ...config, data }, remove: () => rm(data, { recursive: true, force: true }) }
  },
  async renderStorage({ mapping }) {
    const { layoutOf, renderTables } = await import('./file/schema.ts')
    return renderTables(layoutOf(mapping, 1))
      .map((statement) => `${statement};\n`)
      .join('')
  },
  async backups({ data }) {
    const { backUp } = await import('./backup/back-up.ts')
    const { withBackup } = await import('./backup/restore.ts')
    return {
      backUp: (target, names, signal) => backUp(data, target, names, signal),
      withBackup: (source, names, use) => withBackup(data, source, names, use),
    }
  },
  async examine({ data }, full) {
    const { examineFolder } = await import('./doctor/examine-folder.ts')
    return examineFolder(data, full)
  },
  serverOf: () => undefined,
}
