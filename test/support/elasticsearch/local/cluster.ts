import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chooseServer } from '../choose-server.ts'
import { freePorts } from './free-ports.ts'
import { installedJdks } from './installed-jdks.ts'
import { prepareServer } from './prepare-server.ts'
import { type ServerNode, startNode } from './start-node.ts'

const GREEN_WITHIN_S = 60

/** A node of a cluster. Its address and its data stay the same over `kill` and `start`. */
export type ClusterNode = {
  readonly name: string
  readonly url: string
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
}

/** Several nodes of this machine. */
export type Cluster = {
  readonly nodes: readonly ClusterNode[]
  /** Waits until every copy of every shard is there and `size` nodes (default: all) are; asks the first that answers. */
  readonly waitForGreen: (size?: number) => Promise<void>
  /** Kills what runs and removes all data. */
  readonly stop: () => Promise<void>
}

/**
 * Starts a cluster of its own for tests that break one, and waits until it is green. Always a local one, whatever the
 * other tests run on: a node must be killed. Gives `missing` where no installed JDK serves. A single node's data also
 * outlive its `kill` here.
 */
export async function startCluster(
  size: number,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Cluster | { readonly missing: string }> {
  const choice = chooseServer(installedJdks(environment), environment.FIHRIST_TEST_ES_VERSION || undefined)
  if ('missing' in choice) return choice
  const home = await prepareServer(choice.version.number, choice.jdk, console.log)
  const folder = mkdtempSync(join(tmpdir(), 'fihrist-cluster-'))
  const ports = await freePorts(2 * size)
  const seeds = ports.slice(size).map((port) => `127.0.0.1:${port}`)
  const names = seeds.map((_, index) => `node-${index}`)
  const running = new Map<string, ServerNode>()

  const createNode = (name: string, index: number): ClusterNode => {
    const settings = {
      'cluster.name': folder.slice(folder.lastIndexOf('-') + 1),
      'node.name': name,
      'http.port': ports[index] ?? 0,
      'transport.port': ports[size + index] ?? 0,
      'discovery.type': 'multi-node',
      'discovery.seed_hosts': seeds.join(','),
      'cluster.initial_master_nodes': names.join(','),
    }
    return {
      name,
      url: `http://127.0.0.1:${ports[index]}`,
      kill: async () => {
        await running.get(name)?.kill()
        running.delete(name)
      },
      start: async () => {
        running.set(name, await startNode(home, choice.jdk, { folder: join(folder, name), temporary: true, settings }))
      },
    }
  }

  const nodes = names.map(createNode)
  const waitForGreen = async (count = size): Promise<void> => {
    const [first] = running.values()
    if (first === undefined) throw new Error('no node of the cluster runs')
    const wait = `wait_for_status=green&wait_for_nodes=${count}&wait_for_no_relocating_shards=true&timeout=${GREEN_WITHIN_S}s`
    const response = await fetch(`${first.url}/_cluster/health?${wait}`)
    if (!response.ok) throw new Error(`the cluster is not green after ${GREEN_WITHIN_S} s: ${await response.text()}`)
  }
  const stop = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.kill()))
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await Promise.all(nodes.map((node) => node.start()))
    await waitForGreen()
  } catch (error) {
    await stop()
    throw error
  }
  return { nodes, waitForGreen, stop }
}
