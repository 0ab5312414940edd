import { dockerAnswers, startContainer } from './docker.ts'
import { startLocalServer } from './local/local-server.ts'

/** A server for tests: its address, and its version as `GET /` says it. */
export type TestServer = { readonly url: string; readonly version: string }

/** What was found: a server with a way to end it, or why there is none. */
export type Found = (TestServer & { readonly stop: () => Promise<void> }) | { readonly missing: string }

/**
 * The one place that decides on which Elasticsearch tests run. In this order: the one at `ELASTICSEARCH_URL`, a
 * container if Docker answers, a server of Maven Central's jars on an installed JDK. `FIHRIST_TEST_ES_VERSION` picks
 * a version of the last kind, and leaves containers out. `say` gets a line for whatever takes a while.
 */
export async function findServer(
  say: (line: string) => void,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Found> {
  const given = environment.ELASTICSEARCH_URL?.replace(/\/$/, '')
  if (given) return { url: given, version: await versionAt(given), stop: async () => {} }
  if (!environment.FIHRIST_TEST_ES_VERSION && (await dockerAnswers(environment))) {
    try {
      const container = await startContainer()
      return { ...container, version: await versionAt(container.url) }
    } catch (error) {
      say(`no Elasticsearch container (${error}); trying a local server`)
    }
  }
  return startLocalServer(say, {}, environment)
}

async function versionAt(url: string): Promise<string> {
  const response = await fetch(url)
  const body: unknown = await response.json()
  const version = (body as { version?: { number?: unknown } }).version?.number
  if (typeof version !== 'string') throw new Error(`${url} answers ${response.status}, not as Elasticsearch does`)
  return version
}
