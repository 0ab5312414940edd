import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { backUp } from '../../../../../src/engines/sqlite/backup/back-up.ts'
import { withBackup } from '../../../../../src/engines/sqlite/backup/restore.ts'
import { NAME } from '../../../support/collections.ts'
import { makeSqliteStorage } from '../../../support/sqlite-storage.ts'
import { type Child, startChild } from '../../../support/start-child.ts'

/** A folder of collections and a place for backups, new for each test. */
export function useFolders() {
  let storage: Awaited<ReturnType<typeof makeSqliteStorage>>
  let children: Child[] = []
  beforeEach(async () => {
    storage = await makeSqliteStorage()
    children = []
  })
  afterEach(async () => {
    for (const child of children) if (child.process.exitCode === null) await child.kill()
    await storage.dispose()
  })
  const at = (...path: string[]): string => join(storage.folder, 'backups', ...path)
  return {
    at,
    connect: () => storage.connect(),
    folder: () => storage.folder,
    live: () => join(storage.folder, `${NAME}.sqlite`),
    backUp: (target: string, names?: readonly string[]) => backUp(storage.folder, at(target), names),
    /** Restores all of it. */
    restore: (target: string, names?: readonly string[]) =>
      withBackup(storage.folder, at(target), names, async (collections) => {
        for (const { restore } of collections) await restore()
        return collections.map(({ name, documents, isThere }) => ({ name, documents, isThere }))
      }),
    start(task: string, argument?: string): Child {
      const child = startChild(storage.folder, task, argument)
      children.push(child)
      return child
    },
  }
}
