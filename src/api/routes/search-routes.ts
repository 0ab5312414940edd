import type { Request, Router } from 'express'
import { parseFilter } from '../../query/filter/parse-filter.ts'
import { readFilter } from '../../query/filter/read-filter-json.ts'
import type { SearchAnswer } from '../../search/answer.ts'
import { readJsonBody } from '../requests/read-json-body.ts'
import { type AskedSearch, readSearchBody, readSearchParameters } from '../requests/read-search-request.ts'
import type { Services } from '../services.ts'
import { addRoute, refuseParameters } from './add-route.ts'
import { findCollection, readCollectionName } from './find-collection.ts'

/** `GET|POST /collections/{name}/search` */
export function addSearchRoutes(router: Router, services: Services): void {
  const { limits } = services
  addRoute(router, '/collections/:collection/search', {
    get: [
      async (request, response) => {
        response.json(await search(services, request, readSearchParameters(request.query, limits)))
      },
    ],
    post: [
      refuseParameters,
      ...readJsonBody(limits.jsonBodyBytes),
      async (request, response) => {
        response.json(await search(services, request, readSearchBody(request.body, limits)))
      },
    ],
  })
}

async function search({ engine, searcher }: Services, request: Request, asked: AskedSearch): Promise<SearchAnswer> {
  const name = readCollectionName(request)
  const { filter, ...rest } = asked
  if (filter === undefined) return searcher.search(name, rest)
  // A filter names fields, which only the collection's mapping knows.
  const { mapping } = await findCollection(engine, name)
  const read = typeof filter === 'string' ? parseFilter(filter, mapping) : readFilter(filter, mapping)
  return searcher.search(name, { ...rest, filter: read })
}
