import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../temporary-folder.ts'
import { dockerAnswers } from './docker.ts'

const folder = temporaryFolder()

test.each([
  ['a daemon that answers', 200, true],
  ['a daemon that is not well', 500, false],
  ['a daemon that hangs', undefined, false],
])('%s', async (why, status, expected) => {
  const socket = join(folder, `${status}.sock`)
  const daemon = createServer((request, response) => {
    if (request.url === '/_ping' && status !== undefined) response.writeHead(status).end('OK')
  })
  await new Promise<void>((done) => daemon.listen(socket, done))
  const start = performance.now()
  expect(await dockerAnswers({ DOCKER_HOST: `unix://${socket}` }), why).toBe(expected)
  expect(performance.now() - start).toBeLessThan(3000)
  daemon.closeAllConnections()
  daemon.close()
})

test('no daemon', async () => {
  expect(await dockerAnswers({ DOCKER_HOST: `unix://${join(folder, 'none.sock')}` })).toBe(false)
  expect(await dockerAnswers({ DOCKER_HOST: 'tcp://127.0.0.1:1' })).toBe(false)
})
