import type { RequestHandler } from 'express'
import { routeOf } from '../requests/route-of.ts'
import type { Metrics } from './metrics.ts'

/** Any others are one: clients must not be able to make labels. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']

/** Counts and times every request. */
export function measureRequests(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const began = performance.now()
    response.once('close', () => {
      metrics.request({
        route: routeOf(request) ?? 'none',
        method: METHODS.includes(request.method) ? request.method : 'other',
        status: response.writableFinished ? String(response.statusCode) : 'aborted',
        seconds: (performance.now() - began) / 1000,
      })
    })
    next()
  }
}
