import type { Request, Router } from 'express'
import { z } from 'zod'
import { explainToken } from '../../analysis/explain.ts'
import { FihristError } from '../../errors.ts'
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

/** `GET /collections`, `GET /collections/{name}` and `POST /collections/{name}/analyze` */
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

const renderCollection = ({ name, documents, mapping }: CollectionInfo) => ({ name, documents, mapping })
