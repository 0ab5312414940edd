import { Agent, get, type IncomingMessage, type RequestListener } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { type Listening, listen } from '../../src/api/listen.ts'

const running: Listening[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()))
})

async function start(app: RequestListener, closeTimeout = 10_000): Promise<Listening> {
  const server = await listen(app, { host: '127.0.0.1', port: 0, closeTimeout })
  running.push(server)
  return server
}

function ask(url: string, agent?: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, agent === undefined ? {} : { agent }, resolve).once('error', reject)
  })
}

/** Sends bytes as they are, and resolves with all that came back. */
function send(port: number, bytes: string): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => socket.end(bytes))
  return text(socket)
}

/** An app whose answers wait for `release`. */
function createSlowApp(begin: 'before the headers' | 'after the headers') {
  const { promise, resolve: release } = Promise.withResolvers<void>()
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>()
  const app: RequestListener = async (_request, response) => {
    if (begin === 'after the headers') response.write('begun ')
    arrive()
    await promise
    response.end('done')
  }
  return { app, arrived, release }
}

test('tells where it listens', async () => {
  const { url, port } = await start((_request, response) => response.end('here'))
  expect(url).toBe(`http://127.0.0.1:${port}`)
  expect(await text(await ask(url))).toBe('here')
})

test('a port that is taken is named', async () => {
  const { port } = await start(() => {})
  await expect(listen(() => {}, { host: '127.0.0.1', port })).rejects.toMatchObject({
    code: 'listen_failed',
    message: expect.stringContaining(`port ${port}`),
  })
})

test('an address that is not ours is refused with the reason', async () => {
  await expect(listen(() => {}, { host: '192.0.2.1', port: 0 })).rejects.toMatchObject({ code: 'listen_failed' })
})

test.each(['before the headers', 'after the headers'] as const)(
  'close lets a request finish that is in flight %s',
  async (begin) => {
    const slow = createSlowApp(begin)
    const server = await start(slow.app)
    const agent = new Agent({ keepAlive: true })
    const answer = ask(server.url, agent)
    await slow.arrived
    let closed = false
    const closing = server.close().then(() => {
      closed = true
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(closed).toBe(false)
    slow.release()
    const response = await answer
    expect(await text(response)).toBe(begin === 'before the headers' ? 'done' : 'begun done')
    if (begin === 'before the headers') expect(response.headers.connection).toBe('close')
    const began = performance.now()
    await closing
    expect(performance.now() - began).toBeLessThan(1000)
    agent.destroy()
  },
)

test('close does not wait for a connection that is only kept alive', async () => {
  const server = await start((_request, response) => response.end('done'))
  const agent = new Agent({ keepAlive: true })
  await text(await ask(server.url, agent))
  const began = performance.now()
  await server.close()
  expect(performance.now() - began).toBeLessThan(1000)
  agent.destroy()
})

test('nothing is accepted after close', async () => {
  const server = await start((_request, response) => response.end('done'))
  await server.close()
  await expect(ask(server.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

test('a request that lasts too long is cut', async () => {
  const slow = createSlowApp('before the headers')
  const server = await start(slow.app, 50)
  const answer = ask(server.url)
  answer.catch(() => {})
  await slow.arrived
  await server.close()
  await expect(answer).rejects.toMatchObject({ code: 'ECONNRESET' })
})

test('closing twice is closing once', async () => {
  const server = await start(() => {})
  await Promise.all([server.close(), server.close()])
})

test.each([
  ['no HTTP at all', 'سلام\r\n\r\n', 400, 'bad_request'],
  ['a URL that is not percent-encoded', 'GET /?q=مكتبة HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'bad_request'],
  ['no name of a host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'bad_request'],
  ['an unknown expectation', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n', 417, 'bad_request'],
  ['a body that is cut off', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{', 400, 'bad_request'],
  ['a URL that is too long', `GET /?q=${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431, 'too_large'],
])('%s is answered with a problem', async (_why, bytes, status, code) => {
  const { port } = await start(() => {})
  const [head = '', body = ''] = (await send(port, bytes)).split('\r\n\r\n')
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(head).toContain('application/problem+json')
  expect(JSON.parse(body)).toMatchObject({ status, code })
})
