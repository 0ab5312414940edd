import express, { type Express, Router } from 'express'
import { createErrorHandler, refuseRoute } from './problems/handle-errors.ts'
import { LIMITS, type Limits } from './requests/limits.ts'
import { readQueryString } from './requests/read-query-string.ts'
import { addCollectionRoutes } from './routes/collection-routes.ts'
import { addDocumentRoutes } from './routes/document-routes.ts'
import { addHealthRoutes } from './routes/health-routes.ts'
import { createPageRouter } from './routes/page-routes.ts'
import { addSearchRoutes } from './routes/search-routes.ts'
import type { Services } from './services.ts'
import { setHeaders } from './set-headers.ts'

export type AppOptions = Pick<Services, 'engine' | 'analyzer' | 'searcher' | 'indexer'> & {
  /** Those that differ from `LIMITS`. */
  readonly limits?: Partial<Limits>
  /** Default: never. */
  readonly isStopping?: Services['isStopping']
  /** Default: standard error. */
  readonly reportFailure?: Services['reportFailure']
}

/** The HTTP API and the search page over an engine. */
export function createApp({ limits, isStopping, reportFailure, ...rest }: AppOptions): Express {
  const services: Services = {
    ...rest,
    limits: { ...LIMITS, ...limits },
    isStopping: isStopping ?? (() => false),
    reportFailure: reportFailure ?? ((error) => console.error(error)),
  }
  const app = express()
  app.disable('x-powered-by')
  // Answers are made for one request each (they tell how long it took): hashing them would never save a byte.
  app.disable('etag')
  app.set('query parser', readQueryString)
  const router = Router()
  addSearchRoutes(router, services)
  addDocumentRoutes(router, services)
  addCollectionRoutes(router, services)
  addHealthRoutes(router, services)
  app.use(setHeaders, router, createPageRouter(services), refuseRoute, createErrorHandler(services.reportFailure))
  return app
}
