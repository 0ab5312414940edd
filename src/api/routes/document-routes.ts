import type { Request, Router } from 'express'
import { FihristError } from '../../errors.ts'
import { isRecord } from '../../mapping/read-document.ts'
import type { Limits } from '../requests/limits.ts'
import { readJsonBody } from '../requests/read-json-body.ts'
import type { Services } from '../services.ts'
import { addRoute, refuseParameters } from './add-route.ts'
import { findCollection, findForWriting, readCollectionName } from './find-collection.ts'
import { writeDocuments } from './write-documents.ts'

/** `GET|PUT|DELETE /collections/{name}/documents/{id}` and `POST /collections/{name}/documents` */
export function addDocumentRoutes(router: Router, services: Services): void {
  const { engine, indexer, limits } = services
  addRoute(router, '/collections/:collection/documents/:id', {
    get: [
      refuseParameters,
      async (request, response) => {
        const id = readPathId(request, limits)
        const { name } = await findCollection(engine, readCollectionName(request))
        const stored = await engine.get(name, id)
        if (stored === undefined) throw noDocument(id)
        response.json(stored.document)
      },
    ],
    put: [
      refuseParameters,
      ...readJsonBody(limits.documentBytes),
      async (request, response) => {
        const id = readPathId(request, limits)
        const { name, mapping } = await findForWriting(services, readCollectionName(request))
        const result = await indexer.putDocument(name, mapping, withId(request.body, id))
        response.status(result === 'created' ? 201 : 200).json({ id, result })
      },
    ],
    delete: [
      refuseParameters,
      async (request, response) => {
        const id = readPathId(request, limits)
        const { name } = await findForWriting(services, readCollectionName(request))
        const result = await indexer.deleteDocument(name, id)
        if (result === 'not_found') throw noDocument(id)
        response.json({ id, result })
      },
    ],
  })
  addRoute(router, '/collections/:collection/documents', { post: writeDocuments(services) })
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
  if (body.id === undefined || String(body.id) === id) return { ...body, id }
  throw new FihristError('bad_request', 'the id in the body is another one than in the address; it may be left out')
}

const noDocument = (id: string): FihristError =>
  new FihristError('not_found', `there is no document ${JSON.stringify(id)}`, { id })
