import { EventEmitter, once } from 'node:events'
import { get } from 'node:http'
import { expect, test } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { fihrist } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const data = temporaryFolder()

/** `fihrist serve` in this process, until `stop`. */
async function serve(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const signals = new EventEmitter()
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>()
  const said: string[] = []
  const ended = main(['serve', '--port', '0', '--data', data, ...args], {
    out: (text) => signals.emit('out', text),
    err: (text) => said.push(text),
    interactive: false,
    environment,
    stopped,
  })
  const [line] = await once(signals, 'out')
  const url = /http:\S+/.exec(line)?.[0] ?? ''
  const close = async () => {
    stop()
    expect(await ended).toBe(0)
  }
  return { url, said, close }
}

test.each([
  [['--host', '0.0.0.0'], {}],
  [['--host', '::'], {}],
  [['--host', ''], {}],
  [[], { HOST: '0.0.0.0' }],
])('serve %j %j without keys is refused with what to do, in one line', async (args, environment) => {
  const { code, out, err } = await fihrist(['serve', '--port', '0', '--data', data, ...args], environment)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(/^fihrist serve: .*fihrist keys add --role search.*--open \(FIHRIST_OPEN=1\) \(bad_request\)\n$/)
})

test('serve takes its names and pages from the command line', async () => {
  const args = ['--allow-host', 'a.example,b.example', '--allow-host', 'c.example', '--cors', 'https://app.example']
  const { url, close } = await serve(args)
  const { port } = new URL(url)
  const answer = await fetch(`${url}/collections`, { headers: { Origin: 'https://app.example' } })
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, 'https://app.example'])
  for (const name of ['a.example', 'b.example', 'c.example']) expect(await statusFor(port, name)).toBe(200)
  expect(await statusFor(port, 'd.example')).toBe(421)
  await close()
})

test('a key that is made while it serves closes it, and opens it to the key', async () => {
  const { url, said, close } = await serve([])
  expect((await fetch(`${url}/collections`)).status).toBe(200)
  const secret = (await fihrist(['keys', 'add', '--role', 'search', '--data', data])).out.trim()
  await expect.poll(async () => (await fetch(`${url}/collections`)).status, { timeout: 5000 }).toBe(401)
  expect((await fetch(`${url}/collections`, { headers: { Authorization: `Bearer ${secret}` } })).status).toBe(200)
  expect((await fetch(`${url}/health`)).status).toBe(200)
  await close()
  expect(said.map((line) => JSON.parse(line)).filter(({ level }) => level !== 'info')).toEqual([])
})

/** `fetch` sends no Host of its own choice. */
async function statusFor(port: string, host: string): Promise<number | undefined> {
  const [response] = await once(get({ port, host: '127.0.0.1', path: '/collections', headers: { host } }), 'response')
  response.resume()
  return response.statusCode
}
