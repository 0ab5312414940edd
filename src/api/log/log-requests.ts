import type { Request, RequestHandler, Response } from 'express'
import type { LogSettings } from '../../config/log-settings.ts'
import { routeOf } from '../requests/route-of.ts'
import type { Log } from './log.ts'
import { requestId } from './request-id.ts'

export type RequestLogSettings = Pick<LogSettings, 'slow' | 'queries'>

/** Asked every few seconds by programs that watch the process. */
const WATCHED = ['/health', '/ready', '/metrics']

/** Longest text of a query that is logged, in UTF-16 units. */
const MOST_QUERY = 2_000

/** Gives each request its id, and says what became of it when it is over. */
export function logRequests(log: Log, settings: RequestLogSettings): RequestHandler {
  return (request, response, next) => {
    const began = performance.now()
    const id = requestId(request)
    response.setHeader('X-Request-Id', id)
    response.once('close', () => {
      const ms = Math.round((performance.now() - began) * 10) / 10
      const slow = settings.slow !== undefined && ms >= settings.slow
      const route = routeOf(request)
      const aborted = !response.writableFinished
      const level = slow ? 'warn' : WATCHED.includes(route ?? '') ? 'debug' : 'info'
      if (!log.isLevelEnabled(level)) return
      const line = {
        id,
        method: request.method,
        route,
        status: response.headersSent ? response.statusCode : null,
        ms,
        ...sizeOf(response),
        ...problemOf(response),
        ...(aborted && { aborted }),
        ...((slow || settings.queries) && describeQuery(request, settings.queries)),
      }
      log[level](line, slow ? 'slow request' : aborted ? 'request aborted by the client' : 'request')
    })
    next()
  }
}

function sizeOf(response: Response): { readonly bytes?: number } {
  const length = Number(response.getHeader('Content-Length') ?? Number.NaN)
  return Number.isNaN(length) ? {} : { bytes: length }
}

/** The code of the problem that was answered. */
const problemOf = ({ locals }: Response): { readonly code?: string } =>
  typeof locals.problem === 'string' ? { code: locals.problem } : {}

function describeQuery(request: Request, texts: boolean): { readonly queryLength?: number; readonly query?: string } {
  const query = queryOf(request)
  if (query === undefined) return {}
  return { queryLength: query.length, ...(texts && { query: query.slice(0, MOST_QUERY) }) }
}

/** What was searched for, in the address or in the body. */
function queryOf(request: Request): string | undefined {
  try {
    const q: unknown = request.query.q ?? (request.body as { readonly q?: unknown } | undefined)?.q
    return typeof q === 'string' ? q : undefined
  } catch {
    // An address that can't be read was refused; it has no query.
    return undefined
  }
}
