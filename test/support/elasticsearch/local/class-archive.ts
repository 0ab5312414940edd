import { randomUUID } from 'node:crypto'
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Jdk } from './installed-jdks.ts'
import { archiveOf } from './node-command.ts'
import { startNode } from './start-node.ts'

/**
 * Starts a node once, has it index and search, and keeps the classes that it loaded, so that later starts take half
 * the time. The archive holds absolute paths: the server must be where it stays.
 */
export async function writeClassArchive(home: string, jdk: Jdk): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fihrist-archive-'))
  const temporary = `${archiveOf(home)}.${randomUUID()}`
  try {
    const node = await startNode(home, jdk, {
      folder,
      archive: [`-XX:ArchiveClassesAtExit=${temporary}`, '-Xlog:cds=off'],
    })
    const headers = { 'content-type': 'application/json' }
    await fetch(`${node.url}/warm/_doc?refresh=true`, { method: 'POST', headers, body: '{"text":"some words"}' })
    await fetch(`${node.url}/warm/_search?q=words`)
    await node.stop()
    renameSync(temporary, archiveOf(home))
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(temporary, { force: true })
  }
}
