import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { type ProblemCode, renderProblem } from './problem.ts'

type Refusal = { readonly status: number; readonly code: ProblemCode; readonly detail: string }

/** By Node's code of what was wrong with the bytes; they never became a request that the app could answer. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'too_large',
    detail: 'the URL and the headers are over 16,384 bytes; a long query goes into a POST',
  },
  HPE_INVALID_URL: {
    status: 400,
    code: 'bad_request',
    detail: 'the URL holds characters that must be percent-encoded (with curl: -G --data-urlencode "q=مكتبة")',
  },
  HPE_INVALID_EOF_STATE: { status: 400, code: 'bad_request', detail: 'the request ended before it was complete' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'bad_request', detail: 'the request did not arrive in time' },
}

const NOT_HTTP: Refusal = { status: 400, code: 'bad_request', detail: 'this is not HTTP' }

/** A `clientError` listener. Node answers broken HTTP with an empty body; this says what was wrong, as for any error. */
export function refuseBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const { status, code, detail } = REFUSALS[error.code ?? ''] ?? NOT_HTTP
  const body = JSON.stringify({ ...renderProblem(code, detail), status })
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

/** A `checkExpectation` listener: whoever expects what is not known here gets an answer that says so. */
export function refuseExpectation(request: IncomingMessage, response: ServerResponse): void {
  refuse(response, 417, `the expectation "${request.headers.expect}" is not known here; 100-continue is`)
}

/** Whether a request names the host that it asks for, as HTTP/1.1 wants it. */
export const namesHost = ({ httpVersion, headers }: IncomingMessage): boolean =>
  headers.host !== undefined || httpVersion === '1.0'

/** Answers one that does not. */
export const refuseWithoutHost = (response: ServerResponse): void =>
  refuse(response, 400, 'the request has no Host header: HTTP/1.1 wants the name of the server there')

function refuse(response: ServerResponse, status: number, detail: string): void {
  const body = JSON.stringify({ ...renderProblem('bad_request', detail), status })
  const headers = { 'Content-Length': Buffer.byteLength(body), Connection: 'close' }
  response.writeHead(status, { 'Content-Type': 'application/problem+json; charset=utf-8', ...headers })
  response.end(body)
}
