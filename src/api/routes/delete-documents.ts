import type { RequestHandler } from 'express'
import { z } from 'zod'
import { FihristError } from '../../errors.ts'
import { readAsker } from '../requests/read-asker.ts'
import { readShape } from '../requests/read-shape.ts'
import type { Services } from '../services.ts'
import { findCollection, readCollectionName } from './find-collection.ts'

/** Milliseconds that one request may delete: proxies give up after a minute, and then nobody reads what was done. */
const TIMEOUT = 30_000

/** What deleting by filter takes in a URL. */
export const deletionParametersSchema = z.strictObject({
  filter: z.string('must be a condition: it says which documents go').optional(),
  dry_run: z.enum(['true', 'false'], 'must be true or false').optional(),
})

/** `DELETE /collections/{name}/documents?filter=…`: the documents that pass, step by step. */
export function deleteDocuments({ viewOf }: Services): RequestHandler {
  return async (request, response) => {
    const { filter = '', dry_run } = readShape(deletionParametersSchema, request.query, 'parameter')
    if (filter.trim() === '') {
      const message = 'filter= must say which documents go; DELETE /collections/{name} deletes all, and the collection'
      throw new FihristError('bad_request', message, { parameter: 'filter' })
    }
    const { signal } = readAsker(request, response)
    const collection = await findCollection(viewOf(request), readCollectionName(request))
    if (dry_run === 'true') response.json({ matched: await collection.count(filter), deleted: 0 })
    else response.json(await collection.deleteMatching(filter, { timeout: TIMEOUT, signal }))
  }
}
