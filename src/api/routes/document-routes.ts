import type { Request, Router } from 'express'
import { z } from 'zod'
import { FihristError } from '../../errors.ts'
import { isRecord } from '../../mapping/read-document.ts'
import { readFields } from '../../search/read-fields.ts'
import type { Limits } from '../requests/limits.ts'
import { readJsonBody } from '../requests/read-json-body.ts'
import { readShape } from '../requests/read-shape.ts'
import type { Services } from '../services.ts'
import { addRoute, refuseParameters } from './add-route.ts'
import { deleteDocuments } from './delete-documents.ts'
import { findCollection, readCollectionName } from './find-collection.ts'
import { sendJson } from './send-json.ts'
import { writeDocuments } from './write-documents.ts'

/** What a GET of one document takes in its URL. */
export const documentParametersSchema = z.strictObject({ fields: z.string('must be a string').optional() })

/** `GET|PUT|DELETE /collections/{name}/documents/{id}` and `POST|DELETE /collections/{name}/documents` */
export function addDocumentRoutes(router: Router, services: Services): void {
  const { limits, viewOf } = services
  addRoute(router, services, '/collections/:collection/documents/:id', {
    get: [
      'search',
      async (request, response) => {
        const { fields } = readShape(documentParametersSchema, request.query, 'parameter')
        const id = readPathId(request, limits)
        const collection = await findCollection(viewOf(request), readCollectionName(request))
        const json = await collection.render(id, fields === undefined ? undefined : readFields(fields))
        if (json === undefined) throw noDocument(id)
        await sendJson(response, json)
      },
    ],
    put: [
      'write',
      refuseParameters,
      ...readJsonBody(limits.documentBytes),
      async (request, response) => {
        const id = readPathId(request, limits)
        const collection = await findCollection(viewOf(request), readCollectionName(request))
        const result = await collection.put(withId(request.body, id))
        response.status(result === 'created' ? 201 : 200).json({ id, result })
      },
    ],
    delete: [
      'write',
      refuseParameters,
      async (request, response) => {
        const id = readPathId(request, limits)
        const collection = await findCollection(viewOf(request), readCollectionName(request))
        const result = await collection.delete(id)
        if (result === 'not_found') throw noDocument(id)
        response.json({ id, result })
      },
    ],
  })
  addRoute(router, services, '/collections/:collection/documents', {
    post: ['write', ...writeDocuments(services)],
    delete: ['write', deleteDocuments(services)],
  })
}

function readPathId(request: Request, { idBytes }: Limits): string {
  const id = String(request.params.id)
  if (Buffer.byteLength(id) <= idBytes) return id
  throw new FihristError('too_large', `an id has at most ${idBytes} bytes`, { limit: idBytes })
}

/** The document with the id of its address. Anything but an object is refused further in, with what it is. */
function withId(body: unknown, id: string): unknown {
  if (body === undefined) throw new FihristError('bad_request', 'the body must be the document, as a JSON object')
  if (!isRecord(body)) return body
  // Not as a copy: a body may have a million members before it is refused.
  if (body.id === undefined || String(body.id) === id) return Object.assign(body, { id })
  throw new FihristError('bad_request', 'the id in the body is another one than in the address; it may be left out')
}

const noDocument = (id: string): FihristError =>
  new FihristError('not_found', `there is no document ${JSON.stringify(id)}`, { id })
