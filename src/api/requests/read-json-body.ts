import { isUtf8 } from 'node:buffer'
import { setImmediate as turn } from 'node:timers/promises'
import express, { type Request, type RequestHandler } from 'express'
import { FihristError } from '../../errors.ts'
import { HttpError } from '../problems/http-error.ts'

/** Reads a JSON body of at most `limit` bytes into `request.body`, which stays undefined when there is none. */
export function readJsonBody(limit: number): RequestHandler[] {
  const readBytes = express.raw({ limit, type: 'application/json', verify: refuseOtherBytes })
  return [refuseOtherTypes(['application/json']), readBytes, parseBody]
}

/** Express's own parser would do all of it in one turn of the event loop, and decode in four times the time. */
const parseBody: RequestHandler = async (request, _response, next) => {
  const bytes: unknown = request.body
  if (!Buffer.isBuffer(bytes)) return next()
  const text = new TextDecoder().decode(bytes)
  await turn()
  try {
    request.body = JSON.parse(text)
  } catch (error) {
    throw new FihristError('bad_request', `the body cannot be read: ${(error as Error).message}`, {}, error)
  }
  next()
}

/** Refuses a body of another type or charset; a request without a body passes. */
export function refuseOtherTypes(types: readonly string[]): RequestHandler {
  return (request, _response, next) => {
    if (request.headers['content-length'] === '0') return next()
    const expected = `send Content-Type: ${types.join(' or ')}`
    if (request.is([...types]) === false) refuse(`${expected}; this body says ${typeOf(request) || 'nothing'}`, types)
    const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(typeOf(request))?.[1] ?? 'utf-8'
    if (!/^utf-?8$/i.test(charset)) refuse(`the charset must be utf-8, not ${charset}`, types)
    next()
  }
}

function refuse(message: string, types: readonly string[]): never {
  throw new HttpError('unsupported_media_type', message, { Accept: types.join(', ') })
}

/** An empty body is more often a mistake than meant, and broken UTF-8 would become replacement characters. */
function refuseOtherBytes(_request: unknown, _response: unknown, body: Buffer): void {
  if (body.length === 0) throw new FihristError('bad_request', 'the body is empty')
  if (!isUtf8(body)) throw new FihristError('bad_request', 'the body is not UTF-8')
}

const typeOf = (request: Request): string => request.headers['content-type'] ?? ''
