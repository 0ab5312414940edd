import { describe, expect, test } from 'vitest'
import { serverOrSkip } from '../for-tests.ts'
import { startCluster } from './cluster.ts'

const cluster = await startCluster(3)
if ('missing' in cluster) serverOrSkip(cluster, process.env)

describe.skipIf('missing' in cluster)('a cluster of three', () => {
  test('keeps what it has over kill -9 of a node, which comes back with its data', async ({ onTestFinished }) => {
    if ('missing' in cluster) return
    onTestFinished(cluster.stop)
    const [first, second, third] = cluster.nodes
    if (!first || !second || !third) throw new Error('three nodes were asked for')
    const headers = { 'content-type': 'application/json' }
    const put = (url: string, body: unknown): Promise<Response> =>
      fetch(url, { method: 'PUT', headers, body: JSON.stringify(body) })
    // By default the shards of a lost node wait a minute for it before they are copied elsewhere.
    const atOnce = { 'unassigned.node_left.delayed_timeout': '0s' }
    await put(`${first.url}/books`, { settings: { number_of_shards: 3, number_of_replicas: 1, ...atOnce } })
    for (let id = 0; id < 20; id++) expect((await put(`${first.url}/books/_doc/${id}`, { id })).status).toBe(201)

    await second.kill()
    await expect(fetch(second.url)).rejects.toThrow()
    await cluster.waitForGreen(2)
    expect(await count(third.url)).toBe(20)

    await second.start()
    await cluster.waitForGreen()
    expect(await count(second.url)).toBe(20)
  })
})

async function count(url: string): Promise<unknown> {
  await fetch(`${url}/books/_refresh`, { method: 'POST' })
  const answer = (await (await fetch(`${url}/books/_count`)).json()) as { count?: number }
  return answer.count
}
