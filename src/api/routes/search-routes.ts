import type { Router } from 'express'
import { readAsker } from '../requests/read-asker.ts'
import { readJsonBody } from '../requests/read-json-body.ts'
import { readSearchBody, readSearchParameters } from '../requests/read-search-request.ts'
import type { Services } from '../services.ts'
import { addRoute, refuseParameters } from './add-route.ts'
import { findCollection, readCollectionName } from './find-collection.ts'

/** `GET|POST /collections/{name}/search` */
export function addSearchRoutes(router: Router, services: Services): void {
  const { limits, viewOf } = services
  addRoute(router, services, '/collections/:collection/search', {
    get: [
      'search',
      async (request, response) => {
        const search = readSearchParameters(request.query, limits)
        const collection = await findCollection(viewOf(request), readCollectionName(request))
        response.json(await collection.search({ ...search, ...readAsker(request, response) }))
      },
    ],
    post: [
      'search',
      refuseParameters,
      ...readJsonBody(limits.jsonBodyBytes),
      async (request, response) => {
        const search = readSearchBody(request.body, limits)
        const collection = await findCollection(viewOf(request), readCollectionName(request))
        response.json(await collection.search({ ...search, ...readAsker(request, response) }))
      },
    ],
  })
}
