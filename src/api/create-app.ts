import express, { type Express, Router } from 'express'
import { createErrorHandler, refuseRoute } from './problems/handle-errors.ts'
import { LIMITS, type Limits } from './requests/limits.ts'
import { readQueryString } from './requests/read-query-string.ts'
import { addCollectionRoutes } from './routes/collection-routes.ts'
import { addDocumentRoutes } from './routes/document-routes.ts'
import { addHealthRoutes } from './routes/health-routes.ts'
import { createPageRouter } from './routes/page-routes.ts'
import { addSearchRoutes } from './routes/search-routes.ts'
import { createGuard } from './security/guard.ts'
import { LOCAL, type Security } from './security/security.ts'
import type { Services } from './services.ts'
import { setHeaders } from './set-headers.ts'
import type { ViewParts } from './view/collection-view.ts'
import { createView } from './view/create-view.ts'

export type AppOptions = ViewParts & {
  /** Those that differ from `LIMITS`. */
  readonly limits?: Partial<Limits>
  /** Default: never. */
  readonly isStopping?: Services['isStopping']
  /** Default: standard error. */
  readonly reportFailure?: Services['reportFailure']
  /** Default: as for a server on its user's own machine. */
  readonly security?: Security
}

/** The HTTP API and the search page over an engine. */
export function createApp({ limits, isStopping, reportFailure, security = LOCAL, ...parts }: AppOptions): Express {
  const { before, admit, callerOf } = createGuard(security)
  const services: Services = {
    admit,
    viewOf: (request) => createView(callerOf(request), parts),
    analyzer: parts.analyzer,
    health: async () => {
      await parts.engine.ready()
      return parts.engine.health()
    },
    needsKeys: () => security.keys() !== undefined,
    limits: { ...LIMITS, ...limits },
    isStopping: isStopping ?? (() => false),
    reportFailure: reportFailure ?? ((error) => console.error(error)),
  }
  const app = express()
  app.disable('x-powered-by')
  // Answers are made for one request each (they tell how long it took): hashing them would never save a byte.
  app.disable('etag')
  app.set('query parser', readQueryString)
  app.set('trust proxy', security.trustProxy)
  const router = Router()
  addSearchRoutes(router, services)
  addDocumentRoutes(router, services)
  addCollectionRoutes(router, services)
  addHealthRoutes(router, services)
  app.use(
    setHeaders,
    before,
    router,
    createPageRouter(services),
    refuseRoute,
    createErrorHandler(services.reportFailure),
  )
  return app
}
