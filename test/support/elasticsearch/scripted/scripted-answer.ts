import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

/**
 * What a scripted server does with a request:
 * - `json`: answers;
 * - `cut`: promises the whole body, sends half of it and closes the socket;
 * - `close`: closes the socket without an answer;
 * - `hang`: never answers;
 * - `forward`: asks the real server and hands its answer on;
 * - `lose`: has the real server do what was asked, then closes the socket without an answer.
 */
export type Answer =
  | {
      readonly kind: 'json' | 'cut'
      readonly status: number
      readonly body: unknown
      readonly headers?: Readonly<Record<string, string>>
    }
  | { readonly kind: 'close' | 'hang' | 'forward' | 'lose' }

/** A request as it came, for assertions. */
export type Seen = {
  readonly method: string
  /** With the query string. */
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** Carries an answer out. `realServer` is the address that `forward` and `lose` ask. */
export async function carryOut(
  answer: Answer,
  seen: Seen,
  response: ServerResponse,
  realServer: string | undefined,
): Promise<void> {
  switch (answer.kind) {
    case 'hang':
      return
    case 'close':
      response.destroy()
      return
    case 'json':
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
      response.end(JSON.stringify(answer.body))
      return
    case 'cut': {
      const body = Buffer.from(JSON.stringify(answer.body))
      const headers = { 'content-type': 'application/json', 'content-length': body.length, ...answer.headers }
      response.writeHead(answer.status, headers)
      response.write(body.subarray(0, body.length / 2), () => response.destroy())
      return
    }
    case 'forward':
    case 'lose': {
      const real = await askReal(seen, realServer)
      if (answer.kind === 'lose') response.destroy()
      else response.writeHead(real.status, real.headers).end(real.body)
    }
  }
}

type RealAnswer = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: Buffer }

/** Plain HTTP, not `fetch`, which would unpack compressed bodies but keep their headers. */
function askReal(seen: Seen, realServer: string | undefined): Promise<RealAnswer> {
  if (realServer === undefined) throw new Error('a script that forwards needs `realServer`')
  return new Promise((resolve, reject) => {
    const { host, connection, ...headers } = seen.headers
    const asked = request(`${realServer}${seen.path}`, { method: seen.method, headers }, (answer) => {
      const { 'transfer-encoding': chunked, ...kept } = answer.headers
      buffer(answer).then((body) => resolve({ status: answer.statusCode ?? 502, headers: kept, body }), reject)
    })
    asked.on('error', reject)
    asked.end(seen.body)
  })
}
