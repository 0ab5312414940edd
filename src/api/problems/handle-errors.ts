import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { FihristError } from '../../errors.ts'
import { BROKEN_COMPRESSION, isBrokenCompression } from './broken-compression.ts'
import { HttpError } from './http-error.ts'
import { PROBLEM_KINDS, type Problem, type ProblemCode, renderErrorProblem, renderProblem } from './problem.ts'

/** Where failures of the server itself go; the client is told only that there was one. */
export type ReportFailure = (error: unknown, request: Request) => void

/** What the body parser's errors mean here, by their `type`. */
const BODY_ERRORS: Readonly<Record<string, ProblemCode>> = {
  'entity.too.large': 'too_large',
  'encoding.unsupported': 'unsupported_media_type',
  'charset.unsupported': 'unsupported_media_type',
  'request.aborted': 'bad_request',
  'request.size.invalid': 'bad_request',
}

/** An error of Express or its body parser. */
type ForeignError = {
  readonly type?: string
  readonly status?: number
  readonly message?: string
  readonly limit?: number
}

/** The last word on every error: `application/problem+json`, whatever was thrown. */
export function createErrorHandler(report: ReportFailure): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const problem = beginProblem(error, request, response, report)
    if (response.headersSent) return void response.destroy()
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  }
}

/** Whether the server is to blame, also where it says so of one document only: that has a cause when nobody foresaw it. */
function isOwnFailure({ status, code }: Problem, error: unknown): boolean {
  if (code === 'bad_document') return error instanceof Error && error.cause !== undefined
  return status >= 500 && status !== 503
}

/** What to say about an error, after what every answer to one needs: the server's own failures are reported, and the
 * headers set, such as when to ask again. */
export function beginProblem(error: unknown, request: Request, response: Response, report: ReportFailure): Problem {
  const problem = readProblem(error)
  if (isOwnFailure(problem, error)) report(error, request)
  // For the log.
  response.locals.problem = problem.code
  if (response.headersSent) return problem
  const { retryAfter } = PROBLEM_KINDS[problem.code]
  if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter))
  if (error instanceof HttpError) response.set(error.headers)
  return problem
}

/** Answers what no route has answered. */
export const refuseRoute: RequestHandler = (request) => {
  throw new HttpError('route_not_found', `there is nothing at ${request.path}`)
}

/** What to say about an error, ours or a library's. */
export function readProblem(error: unknown): Problem {
  if (error instanceof FihristError) return renderErrorProblem(error)
  if (error instanceof HttpError) return renderProblem(error.code, error.message, error.details)
  const { type, status, message, limit } = (error ?? {}) as ForeignError
  const code = typeof type === 'string' ? BODY_ERRORS[type] : undefined
  if (code === 'too_large') return renderProblem(code, `the body is over ${limit} bytes`, { limit })
  if (code !== undefined) return renderProblem(code, `the body cannot be read: ${message}`)
  if (isBrokenCompression(error)) return renderProblem('bad_request', BROKEN_COMPRESSION)
  // The router throws this when it can't decode a part of the path.
  if (status === 400) return renderProblem('bad_request', 'the path holds a %-escape that is not UTF-8')
  return renderProblem('internal', '')
}
