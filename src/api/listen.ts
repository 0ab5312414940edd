import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { FihristError } from '../errors.ts'
import {
  namesHost,
  refuseBrokenRequest,
  refuseExpectation,
  refuseWithoutHost,
} from './problems/refuse-broken-request.ts'

export type ListenOptions = {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Milliseconds that requests in flight get to finish once `close` was called; default 10,000. */
  readonly closeTimeout?: number
}

export type Listening = {
  readonly url: string
  readonly port: number
  /** Stops accepting, lets requests in flight finish, cuts those that last longer than `closeTimeout`. */
  close(): Promise<void>
}

/** Milliseconds. */
const TIMEOUTS = {
  /** For a whole request: a bulk write of 100 MB over a slow line, held back while it is being indexed. */
  requestTimeout: 600_000,
  /** For the headers alone: longer is an attack or a dead line. */
  headersTimeout: 30_000,
  /** Longer than the 60 s of common proxies, or they would send a request into a socket that is being closed. */
  keepAliveTimeout: 65_000,
}

/** Serves the app. Throws `listen_failed` when the port is taken or may not be used. */
export async function listen(app: RequestListener, options: ListenOptions): Promise<Listening> {
  // Node would answer a request without it with nothing but its status.
  const server = createServer({ ...TIMEOUTS, requireHostHeader: false })
  const answers = new Set<ServerResponse>()
  // Before the app: by the time of `close` every answer in flight is known.
  server.on('request', (_request, response) => {
    answers.add(response)
    response.once('close', () => answers.delete(response))
  })
  server.on('request', (request, response) =>
    namesHost(request) ? app(request, response) : refuseWithoutHost(response),
  )
  server.on('clientError', refuseBrokenRequest)
  server.on('checkExpectation', refuseExpectation)
  await start(server, options)
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  let closed: Promise<void> | undefined
  const close = () => {
    closed ??= stop(server, answers, options.closeTimeout ?? 10_000)
    return closed
  }
  return { url: `http://${host}:${port}`, port, close }
}

function start(server: Server, { host, port }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `port ${port} of ${host} is taken by another program; choose another port`
          : `cannot listen on port ${port} of ${host}: ${error.message}`
      reject(new FihristError('listen_failed', why, { host, port }, error))
    })
    server.listen(port, host, resolve)
  })
}

function stop(server: Server, answers: ReadonlySet<ServerResponse>, timeout: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), timeout)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    for (const answer of answers) {
      if (!answer.headersSent) answer.setHeader('Connection', 'close')
      // An answer that had begun keeps its connection, which is idle afterwards.
      answer.once('close', () => setImmediate(() => server.closeIdleConnections()))
    }
  })
}
