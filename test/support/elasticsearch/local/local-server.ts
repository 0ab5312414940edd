import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chooseServer } from '../choose-server.ts'
import { installedJdks } from './installed-jdks.ts'
import type { NodeOptions } from './node-command.ts'
import { prepareServer } from './prepare-server.ts'
import { type ServerNode, startNode } from './start-node.ts'

/** A server of this machine, or why there can be none. */
export type LocalServer = (ServerNode & { readonly version: string }) | { readonly missing: string }

/** Starts one node in a new temporary folder, which it removes when it ends. */
export async function startLocalServer(
  say: (line: string) => void,
  options: Omit<NodeOptions, 'folder' | 'temporary'> = {},
  environment: NodeJS.ProcessEnv = process.env,
): Promise<LocalServer> {
  const choice = chooseServer(installedJdks(environment), environment.FIHRIST_TEST_ES_VERSION || undefined)
  if ('missing' in choice) return choice
  const { version, jdk } = choice
  const home = await prepareServer(version.number, jdk, say)
  const folder = mkdtempSync(join(tmpdir(), 'fihrist-elasticsearch-'))
  try {
    return { ...(await startNode(home, jdk, { ...options, folder, temporary: true })), version: version.number }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}
