import type { Router } from 'express'
import { readAsker } from '../requests/read-asker.ts'
import { readJsonBody } from '../requests/read-json-body.ts'
import { readSearchBody, readSearchParameters } from '../requests/read-search-request.ts'
import type { Services } from '../services.ts'
import { addRoute, refuseParameters } from './add-route.ts'
import { readCollectionName } from './find-collection.ts'

/** `GET|POST /collections/{name}/search` */
export function addSearchRoutes(router: Router, { searcher, limits }: Services): void {
  addRoute(router, '/collections/:collection/search', {
    get: [
      async (request, response) => {
        const search = readSearchParameters(request.query, limits)
        const asker = readAsker(request, response)
        response.json(await searcher.search(readCollectionName(request), { ...search, ...asker }))
      },
    ],
    post: [
      refuseParameters,
      ...readJsonBody(limits.jsonBodyBytes),
      async (request, response) => {
        const search = readSearchBody(request.body, limits)
        const asker = readAsker(request, response)
        response.json(await searcher.search(readCollectionName(request), { ...search, ...asker }))
      },
    ],
  })
}
