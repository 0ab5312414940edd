import type { Router } from 'express'
import type { CollectionHealth } from '../../engines/engine.ts'
import { FihristError } from '../../errors.ts'
import type { Services } from '../services.ts'
import { addRoute } from './add-route.ts'

/** `GET /health` (the process lives) and `GET /ready` (it can answer searches, of which collections, and take writes). */
export function addHealthRoutes(router: Router, services: Services): void {
  addRoute(router, services, '/health', {
    get: ['anybody', (_request, response) => void response.json({ status: 'ok' })],
  })
  addRoute(router, services, '/ready', {
    get: [
      'anybody',
      async (_request, response) => {
        if (services.isStopping()) throw new FihristError('shutting_down', 'the server is stopping')
        const collections = (await services.health()).map(renderHealth)
        // Where keys are needed, what there is is nobody's business who has none.
        const shown = services.needsKeys() ? {} : { collections }
        if (collections.length > 0 && collections.every(({ reads }) => reads !== 'ok')) {
          throw new FihristError('engine_unavailable', 'no collection can be read', shown)
        }
        const sound = collections.every(({ reads, writes }) => reads === 'ok' && writes === 'ok')
        response.json({ status: sound ? 'ready' : 'degraded', ...shown })
      },
    ],
  })
}

/** `ok`, or the code of what is wrong; the words, which may name files, are the log's. */
const renderHealth = ({ name, reads, writes }: CollectionHealth) => ({
  name,
  reads: reads?.code ?? 'ok',
  writes: writes?.code ?? 'ok',
})
