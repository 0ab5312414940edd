import type { Router } from 'express'
import type { Services } from '../services.ts'
import { addRoute } from './add-route.ts'

/** `GET /metrics`, for Prometheus. It names every collection and tells of everybody's requests: an administrator's. */
export function addMetricsRoute(router: Router, services: Services): void {
  addRoute(router, services, '/metrics', {
    get: [
      'admin',
      async (_request, response) => {
        const { type, text } = await services.metrics()
        response.set('Cache-Control', 'no-store').set('Content-Type', type).send(text)
      },
    ],
  })
}
