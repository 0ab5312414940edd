import { existsSync } from 'node:fs'
import { request } from 'node:http'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { SERVER_IMAGE } from './versions.ts'

const ANSWERS_WITHIN_MS = 1000
const STARTS_WITHIN_MS = 180_000

/** A server in a container; `stop` removes it. */
export type ContainerServer = { readonly url: string; readonly stop: () => Promise<void> }

/** Whether a Docker daemon answers, at `DOCKER_HOST` or where it usually listens. Takes a second at most. */
export async function dockerAnswers(environment: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  if (environment.DOCKER_HOST) return ping(environment.DOCKER_HOST)
  const sockets = [
    '/var/run/docker.sock',
    join(environment.XDG_RUNTIME_DIR ?? '/run', 'docker.sock'),
    join(homedir(), '.docker/run/docker.sock'),
  ]
  const answers = await Promise.all(sockets.filter((path) => existsSync(path)).map((path) => ping(`unix://${path}`)))
  return answers.includes(true)
}

/** `host` as in DOCKER_HOST: `unix:///path` or `tcp://host:port`. */
function ping(host: string): Promise<boolean> {
  const { protocol, hostname, port, pathname } = new URL(host)
  const where = protocol === 'unix:' ? { socketPath: pathname } : { hostname, port }
  return new Promise((resolve) => {
    const asked = request({ ...where, path: '/_ping', timeout: ANSWERS_WITHIN_MS }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => resolve(false))
    asked.end()
  })
}

/** Starts the pinned image, with security off and on a free port. */
export async function startContainer(): Promise<ContainerServer> {
  const { GenericContainer, Wait } = await import('testcontainers')
  const container = await new GenericContainer(SERVER_IMAGE)
    .withEnvironment({
      'discovery.type': 'single-node',
      'xpack.security.enabled': 'false',
      ES_JAVA_OPTS: '-Xms512m -Xmx512m',
    })
    .withExposedPorts(9200)
    .withWaitStrategy(Wait.forHttp('/_cluster/health', 9200).forStatusCode(200))
    .withStartupTimeout(STARTS_WITHIN_MS)
    .start()
  return {
    url: `http://${container.getHost()}:${container.getMappedPort(9200)}`,
    stop: async () => {
      await container.stop()
    },
  }
}
