import { hash } from 'node:crypto'
import { z } from 'zod'
import type { SearchAfter } from '../engines/engine.ts'
import { FihristError } from '../errors.ts'
import type { CheckedRequest } from './answer.ts'

const cursorSchema = z.strictObject({
  of: z.string(),
  value: z.union([z.string(), z.number(), z.null()]),
  id: z.string(),
})

/** An opaque text that says where a page ended and of which search it was. */
export function renderCursor(collection: string, request: CheckedRequest, after: SearchAfter): string {
  return Buffer.from(JSON.stringify({ of: searchKey(collection, request), ...after })).toString('base64url')
}

/** Where to go on. Throws `bad_request` for a text that is no cursor, or a cursor of another search. */
export function readCursor(cursor: string, collection: string, request: CheckedRequest): SearchAfter {
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!parsed.success) throw new FihristError('bad_request', 'cursor: not a cursor of this server')
  const { of, value, id } = parsed.data
  if (of !== searchKey(collection, request)) {
    throw new FihristError('bad_request', 'cursor: belongs to another collection, query, filter, match or sort')
  }
  return { value, id }
}

function searchKey(collection: string, { q, match, filter, sort }: CheckedRequest): string {
  return hash('sha256', JSON.stringify([collection, q, match, filter, sort]), 'base64url').slice(0, 12)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
