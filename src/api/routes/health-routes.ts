import type { Router } from 'express'
import { FihristError } from '../../errors.ts'
import type { Services } from '../services.ts'
import { addRoute } from './add-route.ts'

/** `GET /health` (the process lives) and `GET /ready` (it can answer searches: the engine answers, nobody stops it). */
export function addHealthRoutes(router: Router, { engine, isStopping }: Services): void {
  addRoute(router, '/health', { get: [(_request, response) => void response.json({ status: 'ok' })] })
  addRoute(router, '/ready', {
    get: [
      async (_request, response) => {
        if (isStopping()) throw new FihristError('shutting_down', 'the server is stopping')
        await engine.ready()
        response.json({ status: 'ready' })
      },
    ],
  })
}
