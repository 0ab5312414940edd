import { randomUUID } from 'node:crypto'
import { get } from 'node:http'
import { text } from 'node:stream/consumers'
import { describe, inject } from 'vitest'
import type { TestServer } from './find-server.ts'

/**
 * The run's Elasticsearch, started if it was not yet; call it at the top of a test file. Undefined where there can be
 * none, after a line that says why; on CI (`CI` is set) that is an Error instead, so that no suite goes missing quietly.
 */
export const elasticsearchForTests = async (): Promise<TestServer | undefined> =>
  serverOrSkip(await ask(inject('elasticsearchStarter')), process.env)

/** The rule itself, for what else a test file may need, like a cluster. */
export function serverOrSkip(
  found: Answered,
  environment: NodeJS.ProcessEnv,
  warn: (line: string) => void = console.warn,
): TestServer | undefined {
  if ('url' in found) return found
  if (environment.CI) throw new Error(`no Elasticsearch on CI: ${found.missing}`)
  warn(`SKIPPED, no Elasticsearch: ${found.missing}`)
  return undefined
}

/** What the run's starter answers. */
type Answered = TestServer | { readonly missing: string }

/** A group of tests on the run's Elasticsearch, skipped visibly where there is none. Await it at the top of a file. */
export async function describeOnElasticsearch(name: string, tests: (server: TestServer) => void): Promise<void> {
  const server = await elasticsearchForTests()
  if (server) describe(name, () => tests(server))
  else describe.skip(`${name} (no Elasticsearch)`, () => tests({ url: 'http://127.0.0.1:1', version: 'none' }))
}

/** A name that no other test uses: the server is shared by all test files. */
export const uniqueName = (prefix: string): string => `${prefix}-${randomUUID().slice(0, 8)}`

/** Not `fetch`, which gives up after five minutes: a first run may download for longer. */
function ask(starter: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    get(starter, (response) => {
      text(response).then((answer) => {
        if (response.statusCode === 200) resolve(JSON.parse(answer))
        else reject(new Error(answer))
      }, reject)
    }).on('error', reject)
  })
}
