import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { type Found, findServer } from './find-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with JSON of a `TestServer` or `{ missing }`, or 500 and why the server could not be started. */
    readonly elasticsearchStarter: string
  }
}

/** One Elasticsearch for a whole run, started when the first test file asks for it and ended with the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<Found> | undefined
  const starter = createServer((_request, response) => {
    server ??= findServer((line) => console.log(line), { ...process.env, ...project.config.env })
    server.then(
      (found) => response.end(JSON.stringify(found)),
      (error) => {
        response.statusCode = 500
        response.end(String(error))
      },
    )
  })
  await new Promise<void>((resolve) => starter.listen(0, '127.0.0.1', resolve))
  project.provide('elasticsearchStarter', `http://127.0.0.1:${(starter.address() as AddressInfo).port}`)
  return async () => {
    starter.close()
    starter.closeAllConnections()
    const found = await server?.catch(() => undefined)
    if (found && 'stop' in found) await found.stop()
  }
}
