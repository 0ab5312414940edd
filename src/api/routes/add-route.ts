import type { RequestHandler, Router } from 'express'
import { z } from 'zod'
import { HttpError } from '../problems/http-error.ts'
import { readShape } from '../requests/read-shape.ts'
import type { Need } from '../security/guard.ts'
import { preflightHeaders } from '../security/origins.ts'
import type { Services } from '../services.ts'

type Method = 'get' | 'post' | 'put' | 'delete'

/** Who may do it, and what is done. */
type Chain = readonly [need: Need, ...handlers: RequestHandler[]]

/** What a path can do, by method. A method that is not there is answered with 405 and `Allow`. */
export type RouteHandlers = Readonly<Partial<Record<Method, Chain>>>

/** Adds a path with all it can do, and refuses whoever may not do it and what it can't. */
export function addRoute(router: Router, { admit }: Services, path: string, handlers: RouteHandlers): void {
  const route = router.route(path)
  const entries = Object.entries(handlers) as [Method, Chain][]
  for (const [method, [need, ...chain]] of entries) route[method](admit(need, changes(method, need)), ...chain)
  route.all(refuseMethod(entries.map(([method]) => method)))
}

/** Refuses any parameter in the URL: one that changes nothing was meant to change something. */
export const refuseParameters: RequestHandler = (request, _response, next) => {
  readShape(z.strictObject({}), request.query, 'parameter')
  next()
}

/** Whether it is something that a page from elsewhere must not make a visitor's browser do. Searching by POST is not: it
 * changes nothing, the same search by GET can't be told from a link, and no page reads the answer without CORS. */
const changes = (method: Method, need: Need): boolean => method !== 'get' && (need === 'write' || need === 'admin')

function refuseMethod(methods: readonly Method[]): RequestHandler {
  const known = methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]))
  const allow = [...known, 'OPTIONS'].join(', ')
  return (request, response) => {
    if (request.method !== 'OPTIONS') {
      throw new HttpError('method_not_allowed', `${request.method} is not known here; ${allow} are`, { Allow: allow })
    }
    // Set before, when the page that asks is one of those that may read.
    if (response.get('Access-Control-Allow-Origin') !== undefined) response.set(preflightHeaders(known))
    response.set('Allow', allow).status(204).end()
  }
}
