import type { RequestHandler, Router } from 'express'
import { z } from 'zod'
import { HttpError } from '../problems/http-error.ts'
import { readShape } from '../requests/read-shape.ts'

type Method = 'get' | 'post' | 'put' | 'delete'

/** The handlers of a path by method. A method that is not there is answered with 405 and `Allow`. */
export type RouteHandlers = Readonly<Partial<Record<Method, readonly RequestHandler[]>>>

/** Adds a path with all it can do, and refuses what it can't. */
export function addRoute(router: Router, path: string, handlers: RouteHandlers): void {
  const route = router.route(path)
  const entries = Object.entries(handlers) as [Method, readonly RequestHandler[]][]
  for (const [method, chain] of entries) route[method](...chain)
  route.all(refuseMethod(entries.map(([method]) => method)))
}

/** Refuses any parameter in the URL: one that changes nothing was meant to change something. */
export const refuseParameters: RequestHandler = (request, _response, next) => {
  readShape(z.strictObject({}), request.query, 'parameter')
  next()
}

function refuseMethod(methods: readonly Method[]): RequestHandler {
  const known = methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]))
  const allow = [...known, 'OPTIONS'].join(', ')
  return (request, response) => {
    if (request.method !== 'OPTIONS') {
      throw new HttpError('method_not_allowed', `${request.method} is not known here; ${allow} are`, { Allow: allow })
    }
    response.set('Allow', allow).status(204).end()
  }
}
