import express, { type Express, Router } from 'express'
import { type CheckHealth, createHealthCheck } from './health/check-health.ts'
import { type Log, SILENT } from './log/log.ts'
import { logRequests, type RequestLogSettings } from './log/log-requests.ts'
import { requestId } from './log/request-id.ts'
import { measureIndexer, measureSearcher } from './metrics/measure.ts'
import { measureRequests } from './metrics/measure-requests.ts'
import { createMetrics, type Metrics } from './metrics/metrics.ts'
import { createUsageReader } from './metrics/read-usage.ts'
import { createErrorHandler, refuseRoute } from './problems/handle-errors.ts'
import { LIMITS, type Limits } from './requests/limits.ts'
import { readQueryString } from './requests/read-query-string.ts'
import { addCollectionRoutes } from './routes/collection-routes.ts'
import { addDocumentRoutes } from './routes/document-routes.ts'
import { addHealthRoutes } from './routes/health-routes.ts'
import { addMetricsRoute } from './routes/metrics-route.ts'
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
  /** Default: nothing is said. */
  readonly log?: Log
  /** Default: none is slow, and no query is logged. */
  readonly requestLog?: RequestLogSettings
  /** Default: of its own. */
  readonly checkHealth?: CheckHealth
  /** Default: some of its own, without the process. */
  readonly metrics?: Metrics
  /** Default: the log. */
  readonly reportFailure?: Services['reportFailure'] | undefined
  /** Default: as for a server on its user's own machine. */
  readonly security?: Security
}

const NOTHING_MORE: RequestLogSettings = { slow: undefined, queries: false }

/** The HTTP API and the search page over an engine. */
export function createApp(options: AppOptions): Express {
  const {
    limits,
    isStopping,
    log = SILENT,
    requestLog = NOTHING_MORE,
    metrics = createMetrics(),
    security = LOCAL,
  } = options
  const parts: ViewParts = {
    engine: options.engine,
    analyzer: options.analyzer,
    searcher: measureSearcher(options.searcher, metrics),
    indexer: measureIndexer(options.indexer, metrics),
  }
  const readUsage = createUsageReader(parts.engine)
  const { before, admit, callerOf } = createGuard(security)
  const services: Services = {
    admit,
    viewOf: (request) => createView(callerOf(request), parts),
    analyzer: parts.analyzer,
    health: options.checkHealth ?? createHealthCheck({ ...parts, log }),
    metrics: async () => {
      const usage = await readUsage()
      return { type: metrics.contentType, text: await metrics.render({ load: parts.searcher.load(), usage }) }
    },
    needsKeys: () => security.keys() !== undefined,
    limits: { ...LIMITS, ...limits },
    isStopping: isStopping ?? (() => false),
    reportFailure: options.reportFailure ?? ((err, request) => log.error({ id: requestId(request), err }, 'failed')),
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
  addMetricsRoute(router, services)
  app.use(
    logRequests(log, requestLog),
    measureRequests(metrics),
    setHeaders,
    before,
    router,
    createPageRouter(services),
    refuseRoute,
    createErrorHandler(services.reportFailure),
  )
  return app
}
