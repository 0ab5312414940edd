import type { Request, Router } from 'express'
import { z } from 'zod'
import { explainToken } from '../../analysis/explain.ts'
import { FihristError, noCollection } from '../../errors.ts'
import { type Mapping, readMapping } from '../../mapping/mapping.ts'
import { isRecord } from '../../mapping/read-document.ts'
import { readProblem } from '../problems/handle-errors.ts'
import { readJsonBody } from '../requests/read-json-body.ts'
import { readShape } from '../requests/read-shape.ts'
import type { Services } from '../services.ts'
import type { CollectionInfo, View } from '../view/view.ts'
import { addRoute, refuseParameters } from './add-route.ts'
import { describeCollection, findCollection, readCollectionName } from './find-collection.ts'

/** What `analyze` takes as JSON. */
export const analyzeBodySchema = z.strictObject({
  text: z.string('must be a string'),
  explain: z.boolean('must be true or false').optional(),
})

/** `GET /collections`, `GET|PUT|DELETE /collections/{name}` and `POST /collections/{name}/analyze` */
export function addCollectionRoutes(router: Router, services: Services): void {
  const { analyzer, limits, viewOf, reportFailure } = services

  /** One that can't be read says so in its place: it hides no other. */
  async function describe(request: Request, view: View, name: string) {
    try {
      const info = await view.describe(name)
      return info && renderCollection(info)
    } catch (error) {
      reportFailure(error, request)
      const { code, detail } = readProblem(error)
      return { name, error: { code, detail } }
    }
  }

  addRoute(router, services, '/collections', {
    get: [
      'search',
      refuseParameters,
      async (request, response) => {
        const view = viewOf(request)
        const collections = await Promise.all((await view.names()).map((name) => describe(request, view, name)))
        // One that was removed since is not there any more.
        response.json({ collections: collections.filter((info) => info !== undefined) })
      },
    ],
  })
  addRoute(router, services, '/collections/:collection', {
    get: [
      'search',
      refuseParameters,
      async (request, response) => {
        response.json(renderCollection(await describeCollection(viewOf(request), readCollectionName(request))))
      },
    ],
    put: [
      'admin',
      refuseParameters,
      ...readJsonBody(limits.jsonBodyBytes),
      async (request, response) => {
        const name = readCollectionName(request)
        const { isNew, info } = await viewOf(request).create(name, readMappingBody(request.body, name))
        response.status(isNew ? 201 : 200).json(renderCollection(info))
      },
    ],
    delete: [
      'admin',
      refuseParameters,
      async (request, response) => {
        const name = readCollectionName(request)
        if (!(await viewOf(request).remove(name))) throw noCollection(name)
        response.status(204).end()
      },
    ],
  })
  addRoute(router, services, '/collections/:collection/analyze', {
    post: [
      'search',
      refuseParameters,
      ...readJsonBody(limits.jsonBodyBytes),
      async (request, response) => {
        const { text, explain = false } = readShape(analyzeBodySchema, request.body, 'member')
        if (text.length > limits.analyzeCharacters) {
          const limit = limits.analyzeCharacters
          throw new FihristError('too_large', `the text is over ${limit} characters`, { limit })
        }
        await findCollection(viewOf(request), readCollectionName(request))
        const tokens = analyzer.analyze(text)
        response.json({
          version: analyzer.version,
          tokens: explain ? tokens.map((token) => explainToken(token, analyzer)) : tokens,
        })
      },
    ],
  })
}

/** The mapping in a body, whose name is the collection's and may be left out. */
function readMappingBody(body: unknown, name: string): Mapping {
  if (!isRecord(body)) throw new FihristError('bad_request', 'the body must be the mapping, as a JSON object')
  if (body.name !== undefined && body.name !== name) {
    throw new FihristError('bad_request', `the mapping's name is not "${name}", as in the address; it may be left out`)
  }
  return readMapping({ ...body, name }, 'the body')
}

const renderCollection = ({ name, documents, mapping }: CollectionInfo) => ({ name, documents, mapping })
